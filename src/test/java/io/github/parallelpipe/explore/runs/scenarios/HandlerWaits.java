package io.github.parallelpipe.explore.runs.scenarios;

import io.github.parallelpipe.DiscardReason;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.explore.simulated.CountDownLatch;
import io.github.parallelpipe.explore.simulated.Thread;
import java.util.Set;

/**
 * A handler waits for the first stage to end, which works until it is interrupted: so that comes before anything is told.
 */
class HandlerWaits extends RunScenario {

    private CountDownLatch firstClosed;
    private CountDownLatch never;
    /** It closes only if it was opened, which it is not in a run that is cancelled before that. */
    private boolean firstOpen;

    HandlerWaits(Overflow overflow) {
        super(overflow);
        of(2);
    }

    @Override
    void callers() {
        firstClosed = new CountDownLatch(1);
        never = new CountDownLatch(1);
        world.thread("main", () -> {
            put(items());
            finish();
        });
        world.thread("canceller", () -> run.cancel());
    }

    @Override
    void told(Item item, DiscardReason reason, String stage) {
        if (Thread.currentThread().getName().equals("canceller") && firstOpen) {
            awaitFirst();
        }
        super.told(item, reason, stage);
    }

    private void awaitFirst() {
        try {
            firstClosed.await();
        } catch (InterruptedException e) {
            world.check(false, "interrupted by nobody");
        }
    }

    @Override
    void workFirst(Item item) throws InterruptedException {
        never.await();
    }

    @Override
    void openFirst() {
        firstOpen = true;
    }

    @Override
    void closeFirst() {
        firstClosed.countDown();
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
