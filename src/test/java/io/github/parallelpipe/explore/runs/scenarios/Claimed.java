package io.github.parallelpipe.explore.runs.scenarios;

import io.github.parallelpipe.RunState;
import io.github.parallelpipe.buffer.Overflow;
import java.util.Set;

/** A stage claims three items at once, and the run is cancelled: then it begins no more than one, whose turn it just was. */
class Claimed extends RunScenario {

    private boolean cancelled;
    private int late;

    Claimed() {
        super(Overflow.BLOCK);
    }

    @Override
    RunScenario small() {
        return this;
    }

    @Override
    int capacity() {
        return 3;
    }

    @Override
    void callers() {
        world.thread("main", () -> {
            put(items());
            finish();
        });
        world.thread("canceller", () -> {
            run.cancel();
            cancelled = true;
        });
    }

    @Override
    void workFirst(Item item) {
        if (cancelled) {
            late++;
        }
        world.check(late <= 1, "a stage goes on after the cancel");
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
