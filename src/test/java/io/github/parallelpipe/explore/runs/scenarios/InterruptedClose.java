package io.github.parallelpipe.explore.runs.scenarios;

import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.explore.simulated.Thread;
import java.util.Set;

/** Whoever puts and closes is interrupted, at any point. */
class InterruptedClose extends RunScenario {

    private boolean sent;

    InterruptedClose(Overflow overflow) {
        super(overflow);
        of(2);
    }

    @Override
    void callers() {
        Thread main = world.thread("main", () -> {
            put(items());
            close();
            boolean interrupted = java.lang.Thread.currentThread().isInterrupted();
            world.check(interrupted == sent, "interrupted: " + sent + ", and then it is: " + interrupted);
        });
        world.thread("interrupter", () -> {
            main.interrupt();
            sent = true;
        });
    }

    @Override
    public int switches() {
        return 1;
    }

    @Override
    Set<RunState> allowed() {
        return Set.of(RunState.COMPLETED, RunState.CANCELLED);
    }

    /** It failed by no stage: that a put was interrupted is told the putter only. */
    @Override
    void check(RunReport report) {
        failures.clear();
        super.check(report);
    }
}
