package io.github.parallelpipe.observe;

import io.github.parallelpipe.Histogram;
import io.github.parallelpipe.Histograms;
import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.StageReport;
import io.github.parallelpipe.buffer.Overflow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Made-up reports. */
final class Reports {

    private Reports() {}

    static RunReport run(RunState state, double seconds, StageReport... stages) {
        return run("live", state, seconds, Optional.empty(), stages);
    }

    static RunReport run(
            String name, RunState state, double seconds, Optional<PipelineException> failure, StageReport... stages) {
        return new RunReport(
                name, state, Duration.ofMillis(Math.round(seconds * 1e3)), List.of(stages), List.of(), failure, 0,
                Optional.empty());
    }

    /** At work, as one worker. */
    static StageReport stage(String name, int buffered, int capacity, long taken, long dropped, long failed) {
        return stage(name, buffered, capacity, taken, dropped, failed, true, 1, Histogram.empty(), Histogram.empty());
    }

    static StageReport stage(
            String name, int buffered, int capacity, long taken, long dropped, long failed, boolean running, int busy,
            Histogram age, Histogram work) {
        return new StageReport(
                name, capacity, Overflow.DROP_OLDEST, taken + dropped + buffered, taken, dropped, 0, 0, buffered,
                taken - failed, failed, 0, taken - failed, 0, running, busy, age, work, Optional.empty());
    }

    /** So many times so many milliseconds, and more of other ones. */
    static Histogram millis(int... timesAndMillis) {
        return Histograms.of(IntStream.range(0, timesAndMillis.length / 2)
                .boxed()
                .flatMap(i -> IntStream.range(0, timesAndMillis[2 * i])
                        .mapToObj(time -> Duration.ofMillis(timesAndMillis[2 * i + 1])))
                .toArray(Duration[]::new));
    }
}
