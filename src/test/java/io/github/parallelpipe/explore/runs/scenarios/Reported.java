package io.github.parallelpipe.explore.runs.scenarios;

import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.buffer.Overflow;

/** A report is taken while items go through: it adds up. */
class Reported extends Normal {

    Reported(Overflow overflow) {
        super(overflow);
    }

    @Override
    void callers() {
        super.callers();
        world.thread("reporter", () -> {
            try {
                Ledgers.assertBalanced(run.report());
            } catch (AssertionError e) {
                world.check(false, e.getMessage());
            }
        });
    }

    @Override
    public boolean countersMatter() {
        return true;
    }

    @Override
    public int switches() {
        return 1;
    }
}
