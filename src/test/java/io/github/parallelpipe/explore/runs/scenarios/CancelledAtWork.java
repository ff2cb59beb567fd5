package io.github.parallelpipe.explore.runs.scenarios;

import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.explore.simulated.CountDownLatch;
import java.util.Set;

/** A stage works on its first item until it is interrupted: the run is cancelled. */
class CancelledAtWork extends RunScenario {

    private CountDownLatch never;

    CancelledAtWork(Overflow overflow) {
        super(overflow);
        of(2);
    }

    @Override
    void callers() {
        never = new CountDownLatch(1);
        world.thread("main", () -> {
            put(items());
            finish();
        });
        world.thread("canceller", () -> run.cancel());
    }

    @Override
    void workLast(Item item) throws InterruptedException {
        never.await();
    }

    @Override
    public int switches() {
        return 1;
    }

    @Override
    Set<RunState> allowed() {
        return Set.of(RunState.CANCELLED, RunState.COMPLETED);
    }

    @Override
    void check(RunReport report) {
        super.check(report);
        boolean completed = report.state() == RunState.COMPLETED;
        world.check(!completed || accounts.accepted().isEmpty(), "completed, though a stage cannot have");
        report.stages().forEach(stage -> world.check(stage.failed() == 0, "an interrupted item counts as failed: " + stage));
    }
}
