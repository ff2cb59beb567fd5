package io.github.parallelpipe.explore.runs.scenarios;

import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.buffer.Overflow;
import java.util.Set;

/** One thread puts and waits for the end, another cancels the run; or both do. */
class Cancelled extends RunScenario {

    private final int cancellers;

    Cancelled(Overflow overflow, int cancellers) {
        super(overflow);
        this.cancellers = cancellers;
        of(cancellers > 1 ? 1 : 3);
    }

    @Override
    RunScenario small() {
        return cancellers > 1 ? this : super.small();
    }

    @Override
    void callers() {
        world.thread("main", () -> {
            put(items());
            if (cancellers > 1) {
                run.cancel();
            }
            finish();
        });
        world.thread("canceller", () -> run.cancel());
    }

    @Override
    void check(RunReport report) {
        super.check(report);
        accounts.checkOrder();
    }

    @Override
    public int switches() {
        return cancellers > 1 ? 2 : 1;
    }

    @Override
    Set<RunState> allowed() {
        return Set.of(RunState.COMPLETED, RunState.CANCELLED);
    }

    @Override
    public String toString() {
        return super.toString() + ", by " + cancellers;
    }
}
