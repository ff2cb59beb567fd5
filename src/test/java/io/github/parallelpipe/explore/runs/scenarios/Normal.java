package io.github.parallelpipe.explore.runs.scenarios;

import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.buffer.Overflow;
import java.util.Set;

/** Items are put and the run is closed. */
class Normal extends RunScenario {

    Normal(Overflow overflow) {
        super(overflow);
    }

    @Override
    void callers() {
        world.thread("main", () -> {
            put(items());
            finish();
        });
    }

    @Override
    void check(RunReport report) {
        super.check(report);
        accounts.checkOrder();
        if (overflow == Overflow.BLOCK) {
            world.check(accounts.delivered().size() == items().length, "not all delivered: " + accounts);
        }
    }

    @Override
    public int switches() {
        return Integer.MAX_VALUE;
    }

    @Override
    Set<RunState> allowed() {
        return Set.of(RunState.COMPLETED);
    }
}
