package io.github.parallelpipe.monitor;

import io.github.parallelpipe.RunState;
import io.github.parallelpipe.StageReport;
import io.github.parallelpipe.buffer.Overflow;
import java.util.List;

/** What a stage is doing. */
enum Doing {
    STARTING("starting"),
    WORKING("working"),
    WAITING_FOR_ROOM("waiting for room"),
    IDLE("idle"),
    ENDED("ended");

    private final String words;

    Doing(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** What the stage at an index is doing, as far as the account of it and of the next one tells. */
    static Doing of(List<StageReport> stages, int index, RunState state) {
        StageReport stage = stages.get(index);
        if (!stage.running()) {
            return state == RunState.RUNNING && stage.taken() == 0 ? STARTING : ENDED;
        }
        if (stage.busy() > 0) {
            return WORKING;
        }
        boolean stuck = stage.inProcess() > 0 && index + 1 < stages.size() && holdsUp(stages.get(index + 1));
        return stuck ? WAITING_FOR_ROOM : IDLE;
    }

    /** An idle stage may have items in hand too: of a window that is not full. So the next buffer is looked at. */
    private static boolean holdsUp(StageReport next) {
        return next.overflow() == Overflow.BLOCK && next.buffered() == next.capacity();
    }
}
