package io.github.parallelpipe.explore.simulated;

import io.github.parallelpipe.explore.Actor;
import io.github.parallelpipe.explore.WaitQueue;

/** As {@link java.util.concurrent.CountDownLatch}, under the explorer's control. */
public final class CountDownLatch {

    private final WaitQueue zero = new WaitQueue(World.current(), "a latch");
    private long count;

    /** Is open after so many calls of {@link #countDown}. */
    public CountDownLatch(int count) {
        this.count = count;
    }

    /** One less to wait for. */
    public void countDown() {
        World.current().point();
        if (count > 0 && --count == 0) {
            zero.wakeAll();
        }
    }

    /** As {@link java.util.concurrent.CountDownLatch#await()}. */
    public void await() throws InterruptedException {
        World world = World.current();
        long before = world.seen();
        try {
            world.point();
            if (java.lang.Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (count > 0) {
                zero.await(Actor.FOR_EVER);
            }
        } catch (InterruptedException e) {
            world.remember(before, "interrupted");
            throw e;
        }
        world.remember(before, "open");
    }
}
