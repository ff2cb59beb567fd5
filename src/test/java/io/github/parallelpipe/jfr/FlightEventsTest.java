package io.github.parallelpipe.jfr;

import static io.github.parallelpipe.jfr.Flight.NEVER;
import static io.github.parallelpipe.jfr.Flight.OFTEN;
import static io.github.parallelpipe.testing.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.FailurePolicy;
import io.github.parallelpipe.Gate;
import io.github.parallelpipe.Histogram;
import io.github.parallelpipe.Intake;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineBuilder;
import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.StageReport;
import io.github.parallelpipe.buffer.Overflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What a recording says of a run is what its report says. */
class FlightEventsTest {

    private final String name;
    private final PipelineBuilder<Integer, Integer> builder;
    private final Gate<Integer> gate = new Gate<>();

    FlightEventsTest(TestInfo test) {
        name = test.getDisplayName();
        builder = Pipeline.builder(name);
    }

    private static Integer failing(Integer item) {
        throw new IllegalStateException("no " + item);
    }

    /** By stage and reason, how many items are told as lost. */
    private static Map<String, Long> losses(List<RecordedEvent> events) {
        return Flight.of("ItemsLost", events).stream()
                .collect(Collectors.groupingBy(
                        event -> event.getString("stage") + " " + event.getString("reason"),
                        Collectors.summingLong(event -> event.getLong("items"))));
    }

    private static Map<String, Long> losses(RunReport report) {
        return report.stages().stream().flatMap(stage -> losses(stage).entrySet().stream())
                .filter(loss -> loss.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, Long> losses(StageReport stage) {
        return Map.of(
                stage.stage() + " dropped", stage.dropped(),
                stage.stage() + " expired", stage.expired(),
                stage.stage() + " discarded", stage.discarded(),
                stage.stage() + " failed", stage.failed());
    }

    @Test
    void tellsOfARunWhenItHasEnded() throws InterruptedException {
        try (Flight flight = new Flight(name).start()) {
            RunReport report = builder.stage("s", item -> item).sink("end", item -> {}).run(List.of(1, 2));
            assertThat(Flight.of("Run", flight.stop())).singleElement().satisfies(event -> {
                assertThat(event.getString("state")).isEqualTo("COMPLETED");
                assertThat(event.getDuration("elapsed")).isEqualTo(report.elapsed());
                assertThat(event.getDuration()).isPositive();
                assertThat(event.getLong("offered")).isEqualTo(2);
                assertThat(event.getLong("delivered")).isEqualTo(2);
            });
        }
    }

    @Test
    void lossesOfAllPeriodsAddUpToTheReport() throws InterruptedException {
        try (Flight flight = new Flight(name).period("ItemsLost", OFTEN).start()) {
            PipelineRun<Integer> run = builder
                    .stage("drops", gate::process)
                    .stage("fails", item -> item % 2 == 0 ? failing(item) : item, options -> options.onFailure(FailurePolicy.SKIP))
                    .stage("expires", item -> item, options -> options.maxAge(Duration.ofNanos(1)))
                    .sink("end", item -> {})
                    .start();
            IntStream.range(0, 10).forEach(run::put);
            flight.await("ItemsLost", event -> event.getString("reason").equals("dropped"));
            gate.open(3);
            flight.await("ItemsLost", event -> event.getString("stage").equals("fails"));
            flight.await("ItemsLost", event -> event.getString("reason").equals("expired"));
            gate.awaitArrival();
            IntStream.range(10, 20).forEach(run::put);
            run.cancel();
            RunReport report = run.await();
            assertThat(losses(flight.stop())).isEqualTo(losses(report))
                    .containsKeys("drops dropped", "drops discarded", "fails failed", "expires expired");
        }
    }

    @Test
    void lossesBetweenTwoPeriodsAreToldAtTheEnd() throws InterruptedException {
        try (Flight flight = new Flight(name).period("ItemsLost", NEVER).start()) {
            PipelineRun<Integer> run = builder.sink("s", gate::process).start();
            IntStream.range(0, 10).forEach(run::put);
            gate.open();
            run.stop();
            long dropped = run.await().stage("s").dropped();
            assertThat(Flight.of("ItemsLost", flight.stop())).singleElement().satisfies(event -> {
                assertThat(event.getLong("items")).isEqualTo(dropped).isPositive();
                assertThat(event.getLong("total")).isEqualTo(dropped);
            });
        }
    }

    @Test
    void aRunThatBeganBeforeTheRecordingIsInIt() throws InterruptedException {
        PipelineRun<Integer> run = builder.stage("s", gate::process).sink("end", item -> {}).start();
        IntStream.range(0, 10).forEach(run::put);
        try (Flight flight = new Flight(name).period("QueueDepth", OFTEN).start()) {
            flight.await("QueueDepth", event -> event.getString("stage").equals("s"));
            gate.open();
            run.stop();
            RunReport report = run.await();
            List<RecordedEvent> events = flight.stop();
            assertThat(losses(events)).isEqualTo(losses(report)).isNotEmpty();
            assertThat(Flight.of("Run", events)).singleElement().satisfies(event -> {
                assertThat(event.getDuration("elapsed")).isEqualTo(report.elapsed());
                assertThat(event.getDuration()).isPositive().isLessThan(report.elapsed());
            });
        }
    }

    @Test
    void lossesAreToldOnceAcrossTwoRecordings() throws InterruptedException {
        PipelineRun<Integer> run = builder.stage("s", gate::process).sink("end", item -> {}).start();
        IntStream.range(0, 10).forEach(run::put);
        List<RecordedEvent> first;
        try (Flight flight = new Flight(name).period("ItemsLost", OFTEN).start()) {
            flight.await("ItemsLost", event -> true);
            first = flight.stop();
        }
        long between = losses(run.report()).get("s dropped");
        IntStream.range(0, 10).forEach(run::put);
        try (Flight flight = new Flight(name).period("ItemsLost", NEVER).start()) {
            gate.open();
            run.stop();
            long total = run.await().stage("s").dropped();
            assertThat(losses(first)).containsEntry("s dropped", between);
            assertThat(losses(flight.stop())).containsEntry("s dropped", total - between);
        }
    }

    @Test
    void tellsHowAStageIsDoing() throws InterruptedException {
        try (Flight flight = new Flight(name).period("QueueDepth", OFTEN).start()) {
            PipelineRun<Integer> run = builder.stage("s", gate::process, options -> options.buffer(4))
                    .sink("end", item -> {})
                    .start();
            run.put(1);
            gate.awaitArrival();
            run.put(2);
            run.put(3);
            flight.await("QueueDepth", event -> event.getString("stage").equals("s")
                    && event.getInt("depth") == 2 && event.getInt("capacity") == 4
                    && event.getInt("busy") == 1 && event.getLong("taken") == 1
                    && event.getDuration("ageMedian").isZero()); // as none has come since the one before
            gate.open();
            run.close();
            assertThat(Flight.of("QueueDepth", flight.stop()))
                    .filteredOn(event -> event.getString("stage").equals("s"))
                    .anyMatch(event -> event.getDuration("ageMedian").isPositive());
        }
    }

    @Test
    void tellsEachFailureAndWhichOneEndsTheRun() throws InterruptedException {
        try (Flight flight = new Flight(name).start()) {
            PipelineRun<Integer> run = builder
                    .stage("skips", item -> item == 1 ? failing(item) : item, options -> options.onFailure(FailurePolicy.SKIP))
                    .sink("stops", FlightEventsTest::failing)
                    .start();
            run.put(1);
            run.put(2);
            assertThatThrownBy(run::await).isInstanceOf(PipelineException.class);
            List<RecordedEvent> events = flight.stop();
            assertThat(Flight.of("StageFailure", events))
                    .allSatisfy(event -> assertThat(event.getClass("thrown").getName())
                            .isEqualTo(IllegalStateException.class.getName()))
                    .extracting(event -> event.getString("stage") + ": " + event.getString("message") + " " + event.getBoolean("endsRun"))
                    .containsExactly("skips: no 1 false", "stops: no 2 true");
            assertThat(Flight.of("Run", events)).singleElement()
                    .satisfies(event -> assertThat(event.getString("state")).isEqualTo("FAILED"));
        }
    }

    @Test
    void tellsTwiceOfAStageThatDoesNotMove() throws InterruptedException {
        PipelineRun<Integer> run = builder.stage("stuck", gate::process).sink("end", item -> {}).start();
        run.put(1);
        gate.awaitArrival();
        run.put(2);
        try (Flight flight = new Flight(name).period("Stall", OFTEN).threshold("Stall", OFTEN).start()) {
            flight.await("Stall", event -> event.getBoolean("ongoing"));
            gate.open(1);
            gate.awaitArrival();
            flight.await("Stall", event -> !event.getBoolean("ongoing"));
            gate.open();
            run.close();
            List<RecordedEvent> stalls = Flight.of("Stall", flight.stop());
            RecordedEvent begun = stalls.getFirst();
            assertThat(begun.getString("stage")).isEqualTo("stuck");
            assertThat(begun.getInt("waiting")).isEqualTo(1);
            assertThat(begun.getLong("inProcess")).isEqualTo(1);
            assertThat(begun.getInt("busy")).isEqualTo(1);
            assertThat(begun.getDuration()).isGreaterThanOrEqualTo(OFTEN);
            assertThat(stalls).filteredOn(event -> event.getStartTime().equals(begun.getStartTime()))
                    .extracting(event -> event.getBoolean("ongoing"))
                    .containsExactly(true, false);
            assertThat(stalls.get(1).getDuration()).isGreaterThan(begun.getDuration());
        }
    }

    @Test
    void aStallIsOverWhenTheRunIs() throws InterruptedException {
        try (Flight flight = new Flight(name).period("Stall", OFTEN).threshold("Stall", OFTEN).start()) {
            PipelineRun<Integer> run = builder.sink("stuck", gate::process).start();
            run.put(1);
            flight.await("Stall", event -> event.getBoolean("ongoing"));
            run.cancel();
            run.await();
            assertThat(Flight.of("Stall", flight.stop()))
                    .extracting(event -> event.getBoolean("ongoing"))
                    .containsExactly(true, false);
        }
    }

    @Test
    void aStageThatHasNothingToDoDoesNotStall() throws InterruptedException {
        PipelineRun<Integer> run = builder
                .stage("stuck", gate::process)
                .stage("windows", Intake.window(2), List::getFirst)
                .sink("idle", item -> {})
                .start();
        run.put(1);
        gate.open(1);
        run.put(2);
        awaitUntil("stuck on the second", () -> run.report().stage("windows").inProcess() == 1
                && run.report().stage("windows").busy() == 0 && run.report().stage("stuck").inProcess() == 1);
        try (Flight flight = new Flight(name).period("Stall", OFTEN).threshold("Stall", OFTEN).start()) {
            flight.await("Stall", event -> event.getBoolean("ongoing"));
            run.cancel();
            run.await();
            assertThat(Flight.of("Stall", flight.stop()))
                    .allSatisfy(event -> assertThat(event.getString("stage")).isEqualTo("stuck"));
        }
    }

    /** Of an item that came a moment ago it cannot be told how long it has waited. */
    @Test
    void aStallIsCountedFromWhenItemsWereFirstSeen() {
        try (Flight flight = new Flight(name).period("Stall", NEVER).threshold("Stall", Duration.ZERO).start()) {
            WatchedStage watched = new WatchedStage(name, 1, "s");
            watched.tellStall(report(0));
            watched.tellStall(report(0));
            watched.tellStall(report(1));
            watched.tellStall(report(2));
            watched.tellStall(report(2));
            assertThat(Flight.of("Stall", flight.stop())).singleElement()
                    .satisfies(event -> assertThat(event.getInt("waiting")).isEqualTo(2));
        }
    }

    private static StageReport report(int waiting) {
        return new StageReport("s", 2, Overflow.DROP_OLDEST, waiting, 0, 0, 0, 0, waiting, 0, 0, 0, 0, 0, true, 0,
                Histogram.empty(), Histogram.empty(), Optional.empty());
    }

    @Test
    void honoursThePeriodOfEachEvent() throws InterruptedException {
        try (Flight flight = new Flight(name).period("QueueDepth", NEVER).period("ItemsLost", OFTEN).start()) {
            PipelineRun<Integer> run = builder.sink("end", gate::process).start();
            IntStream.range(0, 10).forEach(run::put);
            flight.await("ItemsLost", event -> true);
            gate.open();
            run.close();
            assertThat(Flight.of("QueueDepth", flight.stop())).isEmpty();
        }
    }

    @Test
    void tellsNothingOfARunAfterItsEnd() throws InterruptedException {
        try (Flight flight = new Flight(name).period("QueueDepth", OFTEN).period("ItemsLost", OFTEN).start()) {
            Pipeline<Integer> pipeline = builder.sink("end", gate::process);
            PipelineRun<Integer> ends = pipeline.start();
            PipelineRun<Integer> goesOn = pipeline.start();
            IntStream.range(0, 10).forEach(ends::put);
            flight.await("ItemsLost", event -> true);
            gate.open();
            ends.close();
            flight.await("Run", event -> true);
            Instant end = flight.events("Run").getFirst().getEndTime();
            flight.await("QueueDepth", event -> event.getStartTime().isAfter(end.plus(OFTEN)));
            goesOn.close();
            List<RecordedEvent> events = flight.stop();
            long number = Flight.of("ItemsLost", events).getFirst().getLong("run");
            assertThat(events).filteredOn(event -> event.getLong("run") == number)
                    .isNotEmpty()
                    .noneMatch(event -> event.getEndTime().isAfter(end));
        }
    }

    @Test
    void tellsSeveralRunsApart() throws InterruptedException {
        try (Flight flight = new Flight(name).period("ItemsLost", OFTEN).start()) {
            Pipeline<Integer> pipeline = builder.sink("end", gate::process);
            List<PipelineRun<Integer>> runs = List.of(pipeline.start(), pipeline.start(), pipeline.start());
            for (int i = 0; i < runs.size(); i++) {
                IntStream.range(0, 10 * (i + 1)).forEach(runs.get(i)::put);
            }
            gate.open();
            runs.forEach(PipelineRun::close);
            List<Long> dropped = runs.stream().map(run -> run.report().stage("end").dropped()).toList();
            Map<Long, Long> told = Flight.of("ItemsLost", flight.stop()).stream()
                    .collect(Collectors.groupingBy(
                            event -> event.getLong("run"), Collectors.summingLong(event -> event.getLong("items"))));
            assertThat(told.values()).containsExactlyInAnyOrderElementsOf(dropped);
        }
    }
}
