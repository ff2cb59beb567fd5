package io.github.parallelpipe.monitor;

import io.github.parallelpipe.StageReport;
import org.jspecify.annotations.Nullable;

/**
 * What a stage is doing, and since when: it does another thing, or it got ahead with what it does. So of a stage that
 * hangs, the time grows.
 *
 * @param doing      what it is doing
 * @param progress   how far it had come
 * @param sinceNanos when that was first seen
 */
record Activity(Doing doing, Progress progress, long sinceNanos) {

    /** What changes when a stage gets ahead. */
    private record Progress(long taken, long processed, long failed, long emitted, int busy) {

        static Progress of(StageReport stage) {
            return new Progress(stage.taken(), stage.processed(), stage.failed(), stage.emitted(), stage.busy());
        }
    }

    /** What it is doing now, given what it was doing before, if that is known. */
    static Activity next(@Nullable Activity before, Doing doing, StageReport stage, long nowNanos) {
        Progress progress = Progress.of(stage);
        if (before != null && before.doing == doing && before.progress.equals(progress)) {
            return before;
        }
        return new Activity(doing, progress, nowNanos);
    }
}
