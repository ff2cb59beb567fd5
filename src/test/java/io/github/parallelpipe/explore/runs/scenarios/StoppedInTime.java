package io.github.parallelpipe.explore.runs.scenarios;

import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.explore.simulated.CountDownLatch;
import java.time.Duration;
import java.util.Set;

/** The run is to stop within a time, on the virtual clock; a stage works on its last item until it is interrupted. */
class StoppedInTime extends RunScenario {

    private CountDownLatch never;

    StoppedInTime(Overflow overflow) {
        super(overflow);
        of(2);
    }

    @Override
    void callers() {
        never = new CountDownLatch(1);
        world.thread("main", () -> {
            put(items());
            world.forget("stop");
            RunReport report = run.stop(Duration.ofSeconds(1));
            if (report.state().isEnded()) {
                world.check(!world.lives(PIPELINE + "/"), "after stop a stage is alive");
                accounts.check("after stop");
            }
            finish();
        });
    }

    @Override
    void workLast(Item item) throws InterruptedException {
        if (item.toString().equals(items()[items().length - 1])) {
            never.await();
        }
    }

    @Override
    public int switches() {
        return 1;
    }

    @Override
    Set<RunState> allowed() {
        return Set.of(RunState.CANCELLED);
    }
}
