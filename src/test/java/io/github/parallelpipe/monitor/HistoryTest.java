package io.github.parallelpipe.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.Histogram;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.StageReport;
import io.github.parallelpipe.buffer.Overflow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private final History history = new History(report(0, 0, Histogram.empty(), RunState.RUNNING));

    @Test
    void hasASecondWhenItIsOver() {
        history.add(report(999, 5, Histogram.empty(), RunState.RUNNING));
        assertThat(history.seconds()).isEmpty();
        assertThat(history.lastSecond()).isEmpty();

        history.add(report(1250, 10, Histogram.empty(), RunState.RUNNING));
        history.add(report(1260, 10, Histogram.empty(), RunState.RUNNING));

        assertThat(history.seconds()).singleElement().satisfies(second -> {
            assertThat(second.elapsed()).isEqualTo(Duration.ofMillis(1250));
            assertThat(second.stages().get(0).droppedPerSecond()).isEqualTo(8);
        });
        assertThat(history.lastSecond()).isEqualTo(history.seconds());
    }

    @Test
    void hasWhatIsLeftWhenTheRunEnds() {
        history.add(report(100, 5, Histogram.empty(), RunState.COMPLETED));
        history.add(report(100, 5, Histogram.empty(), RunState.COMPLETED));
        assertThat(history.seconds()).singleElement().satisfies(second ->
                assertThat(second.stages().get(0).droppedPerSecond()).isEqualTo(50));
    }

    @Test
    void goesBackThreeMinutes() {
        for (int second = 1; second <= 200; second++) {
            history.add(report(1000 * second, second, Histogram.empty(), RunState.RUNNING));
        }
        assertThat(history.seconds()).hasSize(180);
        assertThat(history.seconds().getFirst().elapsed()).isEqualTo(Duration.ofSeconds(21));
        assertThat(history.lastSecond().getFirst().elapsed()).isEqualTo(Duration.ofSeconds(200));
    }

    @Test
    void agesAreOfTheLastMinuteAndOfTheLastSecond() throws Exception {
        Histogram ages = someAges();
        history.add(report(500, 0, ages, RunState.RUNNING));
        assertThat(history.recent().get(0).age().count()).as("in the first second").isEqualTo(3);

        for (int second = 1; second <= 60; second++) {
            history.add(report(1000 * second, 0, ages, RunState.RUNNING));
            assertThat(history.recent().get(0).age()).isEqualTo(Times.of(ages));
            assertThat(history.lastSecond().getFirst().stages().get(0).age().count()).isEqualTo(second == 1 ? 3 : 0);
        }
        for (int second = 61; second <= 71; second++) {
            history.add(report(1000 * second, 0, ages, RunState.RUNNING));
        }
        assertThat(history.recent().get(0).age().count()).as("more than a minute later").isZero();
    }

    /** Only a run can count. */
    private static Histogram someAges() throws InterruptedException {
        try (PipelineRun<Integer> run = Pipeline.<Integer>builder("three")
                .sink("end", number -> {}, options -> options.buffer(3))
                .start()) {
            for (int i = 0; i < 3; i++) {
                run.put(i);
            }
            run.stop();
            return run.await().stage("end").age();
        }
    }

    private static RunReport report(long millis, long dropped, Histogram age, RunState state) {
        StageReport stage = new StageReport(
                "stage", 2, Overflow.DROP_OLDEST, dropped, 0, dropped, 0, 0, 0, 0, 0, 0, 0, 0, true, 0, age,
                Histogram.empty(), Optional.empty());
        return new RunReport(
                "pipeline", state, Duration.ofMillis(millis), List.of(stage), List.of(), Optional.empty(), 0, Optional.empty());
    }
}
