package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.Told.Discard;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a stage reads its buffer: the five intakes. */
class IntakeTest {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final String STAGE = "gate";

    private final Told told = new Told();
    private final List<Object> delivered = new CopyOnWriteArrayList<>();

    private <X> Pipeline<Integer> gated(Intake<Integer, X> intake, Gate<X> gate, int capacity, Overflow overflow) {
        return Pipeline.<Integer>builder("intake")
                .stage(STAGE, intake, gate::process, options -> options.buffer(capacity, overflow).onDiscard(told))
                .sink("sink", delivered::add, options -> options.buffer(64, Overflow.BLOCK));
    }

    private static void put(PipelineRun<Integer> run, int from, int to) {
        IntStream.range(from, to).forEach(run::put);
    }

    // ---- one ----

    @Test
    void oneTakesTheOldestAndLeavesTheRest() throws InterruptedException {
        Gate<Integer> gate = new Gate<>();
        PipelineRun<Integer> run = gated(Intake.one(), gate, 4, Overflow.DROP_OLDEST).start();
        put(run, 0, 1);
        gate.awaitArrival();
        put(run, 1, 4);

        gate.open(1);

        assertThat(gate.awaitArrival()).isEqualTo(1);
        assertThat(run.report().stage(STAGE).buffered()).isEqualTo(2);
        gate.open();
        run.stop();
        Ledgers.assertBalanced(run.await());
        assertThat(delivered).containsExactly(0, 1, 2, 3);
    }

    // ---- latest ----

    @Test
    void latestTakesTheNewestAndSupersedesWhatIsOlder() throws InterruptedException {
        Gate<Integer> gate = new Gate<>();
        PipelineRun<Integer> run = gated(Intake.latest(), gate, 4, Overflow.DROP_OLDEST).start();
        put(run, 0, 1);
        gate.awaitArrival();
        put(run, 1, 4);

        gate.open(1);

        assertThat(gate.awaitArrival()).isEqualTo(3);
        assertThat(run.report().stage(STAGE).buffered()).isZero();
        assertThat(told.discards()).containsExactly(
                new Discard(1, DiscardReason.SUPERSEDED, STAGE), new Discard(2, DiscardReason.SUPERSEDED, STAGE));
        gate.open();
        run.stop();
        RunReport report = Ledgers.assertBalanced(run.await());
        assertThat(report.stage(STAGE).dropped()).isEqualTo(2);
        assertThat(delivered).containsExactly(0, 3);
    }

    // ---- all ----

    @Test
    void allTakesEverythingInOrderAndLeavesTheBufferEmpty() throws InterruptedException {
        Gate<List<Integer>> gate = new Gate<>();
        PipelineRun<Integer> run = gated(Intake.all(), gate, 4, Overflow.DROP_OLDEST).start();
        put(run, 0, 1);
        assertThat(gate.awaitArrival()).containsExactly(0);
        put(run, 1, 5);

        gate.open(1);

        assertThat(gate.awaitArrival()).containsExactly(1, 2, 3, 4);
        assertThat(run.report().stage(STAGE).buffered()).isZero();
        gate.open();
        run.stop();
        Ledgers.assertBalanced(run.await(), STAGE);
        assertThat(delivered).containsExactly(List.of(0), List.of(1, 2, 3, 4));
    }

    @Test
    void allTakesAtLeastOne() throws InterruptedException {
        List<Integer> sizes = new ArrayList<>();
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("all")
                .buffer(3, Overflow.BLOCK)
                .sink("sink", Intake.all(), items -> sizes.add(items.size()));

        RunReport report = pipeline.run(IntStream.range(0, 2_000).boxed());

        assertThat(sizes).isNotEmpty().allSatisfy(size -> assertThat(size).isBetween(1, 3));
        assertThat(sizes.stream().mapToInt(size -> size).sum()).isEqualTo(2_000);
        Ledgers.assertBalanced(report, "sink");
    }

    // ---- batch ----

    @Test
    void batchOfTheMaximumDoesNotLinger() throws InterruptedException {
        Gate<List<Integer>> gate = new Gate<>();
        PipelineRun<Integer> run = gated(Intake.batch(3, NEVER), gate, 4, Overflow.DROP_OLDEST).start();

        put(run, 0, 3);

        assertThat(gate.awaitArrival()).containsExactly(0, 1, 2);
        gate.open();
        run.stop();
        Ledgers.assertBalanced(run.await(), STAGE);
    }

    @Test
    void batchLingersForMoreAndThenTakesFewer() throws InterruptedException {
        Duration linger = Duration.ofMillis(30);
        Gate<List<Integer>> gate = new Gate<>();
        PipelineRun<Integer> run = gated(Intake.batch(3, linger), gate, 4, Overflow.DROP_OLDEST).start();
        long start = System.nanoTime();

        run.put(0);

        assertThat(gate.awaitArrival()).containsExactly(0);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(linger);
        gate.open();
        run.stop();
        Ledgers.assertBalanced(run.await(), STAGE);
    }

    @Test
    void batchThatLingersLeavesItsItemsInTheBuffer() throws InterruptedException {
        Gate<List<Integer>> gate = new Gate<>();
        PipelineRun<Integer> run = gated(Intake.batch(3, NEVER), gate, 4, Overflow.DROP_OLDEST).start();

        put(run, 0, 2);

        StageReport lingering = Ledgers.assertBalanced(run.report(), STAGE).stage(STAGE);
        assertThat(lingering.buffered()).isEqualTo(2);
        assertThat(lingering.taken()).isZero();
        run.put(2);
        assertThat(gate.awaitArrival()).containsExactly(0, 1, 2);
        run.cancel();
        Ledgers.assertBalanced(run.await(), STAGE);
    }

    @Test
    void batchTakesFewerWhenTheInputHasEnded() throws InterruptedException {
        Gate<List<Integer>> gate = new Gate<>();
        gate.open();
        PipelineRun<Integer> run = gated(Intake.batch(3, NEVER), gate, 4, Overflow.DROP_OLDEST).start();
        put(run, 0, 2);

        run.stop();

        Ledgers.assertBalanced(run.await(), STAGE);
        assertThat(delivered).containsExactly(List.of(0, 1));
    }

    @Test
    void batchTakesTheMaximumOfWhatWaitsAndTheRestNext() throws InterruptedException {
        Gate<List<Integer>> gate = new Gate<>();
        PipelineRun<Integer> run = gated(Intake.batch(3, NEVER), gate, 8, Overflow.DROP_OLDEST).start();
        put(run, 0, 3);
        gate.awaitArrival();
        put(run, 3, 10);

        gate.open(2);

        assertThat(gate.awaitArrival()).containsExactly(3, 4, 5);
        assertThat(gate.awaitArrival()).containsExactly(6, 7, 8);
        gate.open();
        run.stop();
        Ledgers.assertBalanced(run.await(), STAGE);
        assertThat(delivered).endsWith(List.of(9));
    }

    @Test
    void batchWithoutLingerTakesWhatIsThere() throws InterruptedException {
        Gate<List<Integer>> gate = new Gate<>();
        PipelineRun<Integer> run = gated(Intake.batch(3, Duration.ZERO), gate, 8, Overflow.DROP_OLDEST).start();
        run.put(0);
        assertThat(gate.awaitArrival()).containsExactly(0);
        put(run, 1, 6);

        gate.open();

        assertThat(gate.awaitArrival()).containsExactly(1, 2, 3);
        assertThat(gate.awaitArrival()).containsExactly(4, 5);
        run.stop();
        Ledgers.assertBalanced(run.await(), STAGE);
    }

    @ParameterizedTest
    @MethodSource("grouping")
    void groupsOfNothingAreNeverGiven(Intake<Integer, List<Integer>> intake) throws InterruptedException {
        Gate<List<Integer>> gate = new Gate<>();
        gate.open();
        PipelineRun<Integer> run = gated(intake, gate, 4, Overflow.DROP_OLDEST).start();

        run.stop();

        Ledgers.assertBalanced(run.await(), STAGE);
        assertThat(delivered).isEmpty();
    }

    // ---- window ----

    @Test
    void windowComesOnceItIsFullAndThenSlidesByOne() throws InterruptedException {
        Gate<List<Integer>> gate = new Gate<>();
        gate.open();

        RunReport report = gated(Intake.window(3), gate, 1, Overflow.BLOCK).run(List.of(0, 1, 2, 3, 4));

        assertThat(delivered).containsExactly(List.of(0, 1, 2), List.of(1, 2, 3), List.of(2, 3, 4));
        Ledgers.assertBalanced(report, STAGE);
        assertThat(report.stage(STAGE).processed()).isEqualTo(5);
        assertThat(report.stage(STAGE).emitted()).isEqualTo(3);
    }

    @Test
    void windowOfOneIsEachItem() throws InterruptedException {
        Gate<List<Integer>> gate = new Gate<>();
        gate.open();

        RunReport report = gated(Intake.window(1), gate, 2, Overflow.BLOCK).run(List.of(0, 1));

        assertThat(delivered).containsExactly(List.of(0), List.of(1));
        Ledgers.assertBalanced(report, STAGE);
    }

    @Test
    void windowsThatWereKeptDoNotChange() throws InterruptedException {
        List<List<Integer>> kept = new ArrayList<>();
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("kept")
                .buffer(2, Overflow.BLOCK)
                .sink("sink", Intake.window(2), kept::add);

        Ledgers.assertBalanced(pipeline.run(List.of(0, 1, 2)), "sink");

        assertThat(kept).containsExactly(List.of(0, 1), List.of(1, 2));
    }

    // ---- what they have in common ----

    static Stream<Intake<Integer, List<Integer>>> grouping() {
        return Stream.of(Intake.all(), Intake.batch(2, NEVER), Intake.batch(2, Duration.ZERO), Intake.window(2));
    }

    static Stream<Intake<Integer, ?>> everyIntake() {
        return Stream.concat(Stream.of(Intake.one(), Intake.latest()), grouping());
    }

    @ParameterizedTest
    @MethodSource("grouping")
    void listsCannotBeModified(Intake<Integer, List<Integer>> intake) throws InterruptedException {
        List<List<Integer>> kept = new ArrayList<>();
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("lists")
                .buffer(2, Overflow.BLOCK)
                .sink("sink", intake, kept::add);

        Ledgers.assertBalanced(pipeline.run(List.of(0, 1)), "sink");

        assertThat(kept).isNotEmpty();
        assertThatThrownBy(() -> kept.getFirst().add(2)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> kept.getFirst().set(0, 2)).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @MethodSource("everyIntake")
    <X> void everyProducerThatWaitsForRoomIsWoken(Intake<Integer, X> intake) throws InterruptedException {
        Gate<X> gate = new Gate<>();
        PipelineRun<Integer> run = gated(intake, gate, 4, Overflow.BLOCK).start();
        put(run, 0, 2);
        gate.awaitArrival();
        int full = 2;
        while (run.offer(full, Duration.ZERO)) {
            full++;
        }
        List<Task<Void>> producers = new ArrayList<>();
        for (int item = full; item < full + 6; item++) {
            int mine = item;
            Task<Void> producer = Threads.PLATFORM.run(() -> run.put(mine)).awaitBlocked();
            producers.add(producer);
        }

        gate.open();

        for (Task<Void> producer : producers) {
            producer.join();
        }
        run.stop();
        RunReport report = Ledgers.assertBalanced(run.await(), STAGE);
        assertThat(report.stage(STAGE).offered()).isEqualTo(full + 6L);
    }

    static Stream<Intake<Integer, ?>> emptying() {
        return Stream.of(Intake.one(), Intake.latest(), Intake.all(), Intake.batch(4, NEVER));
    }

    /** What leaves in one step makes room for as many producers: also for those after the first. */
    @ParameterizedTest
    @MethodSource("emptying")
    <X> void allWhoseRoomCameFreeAreWokenAtOnce(Intake<Integer, X> intake) throws InterruptedException {
        Gate<X> gate = new Gate<>();
        PipelineRun<Integer> run = gated(intake, gate, 4, Overflow.BLOCK).start();
        int inProcess = intake.leastCapacity();
        put(run, 0, inProcess);
        gate.awaitArrival();
        put(run, inProcess, inProcess + 4);
        List<Task<Void>> producers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Task<Void> producer = Threads.PLATFORM.run(() -> run.put(100)).awaitBlocked();
            producers.add(producer);
        }

        gate.open(1);

        gate.awaitArrival();
        for (Task<Void> producer : producers) {
            producer.join();
        }
        assertThat(Ledgers.assertBalanced(run.report(), STAGE).stage(STAGE).buffered()).isEqualTo(4);
        run.cancel();
        Ledgers.assertBalanced(run.await(), STAGE);
    }
}
