package io.github.parallelpipe.explore.runs.scenarios;

import io.github.parallelpipe.RunState;
import io.github.parallelpipe.buffer.Overflow;
import java.util.Set;

/** One thread puts, another stops the run, a third cancels it. */
class StoppedAndCancelled extends RunScenario {

    StoppedAndCancelled(Overflow overflow) {
        super(overflow);
        of(2);
    }

    @Override
    void callers() {
        world.thread("putter", () -> put(items()));
        world.thread("stopper", this::finish);
        world.thread("canceller", () -> run.cancel());
    }

    @Override
    public int switches() {
        return 1;
    }

    @Override
    Set<RunState> allowed() {
        return Set.of(RunState.COMPLETED, RunState.CANCELLED);
    }
}
