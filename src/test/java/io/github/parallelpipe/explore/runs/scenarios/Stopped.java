package io.github.parallelpipe.explore.runs.scenarios;

import io.github.parallelpipe.DiscardReason;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.buffer.Overflow;
import java.util.Set;

/** One thread puts, another stops the run meanwhile: what was accepted is worked off. */
class Stopped extends RunScenario {

    Stopped(Overflow overflow) {
        super(overflow);
    }

    @Override
    void callers() {
        world.thread("putter", () -> put(items()));
        world.thread("stopper", this::finish);
    }

    @Override
    void check(RunReport report) {
        super.check(report);
        accounts.checkReasons(Set.of(DiscardReason.OVERFLOW));
        accounts.checkOrder();
    }

    @Override
    Set<RunState> allowed() {
        return Set.of(RunState.COMPLETED);
    }
}
