package io.github.parallelpipe.micrometer;

import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunReport;
import java.time.Duration;

/**
 * A run that goes on, and what it had done by one or two periods ago: the older of two reports, of which it takes one a period. A
 * run that nobody has looked at for longer is compared with when somebody did. Guarded by the account's lock.
 */
final class ActiveRun {

    private static final long PERIOD_NANOS = Duration.ofMinutes(1).toNanos();

    private final PipelineRun<?> run;
    private RunReport older;
    private RunReport newer;
    private long newerNanos;

    ActiveRun(PipelineRun<?> run, RunReport atStart, long nanos) {
        this.run = run;
        this.older = atStart;
        this.newer = atStart;
        this.newerNanos = nanos;
    }

    RunReport report() {
        return run.report();
    }

    /** What a report of this moment is to be compared with. */
    RunReport earlier(RunReport now, long nanos) {
        if (nanos - newerNanos >= PERIOD_NANOS) {
            older = newer;
            newer = now;
            newerNanos = nanos;
        }
        return older;
    }
}
