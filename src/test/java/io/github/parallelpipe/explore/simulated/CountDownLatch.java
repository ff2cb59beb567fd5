package io.github.parallelpipe.explore.simulated;

import io.github.parallelpipe.explore.Actor;
import io.github.parallelpipe.explore.WaitQueue;
import java.util.concurrent.TimeUnit;

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

    /** {@return how many are missing} */
    public long getCount() {
        World world = World.current();
        world.point();
        world.observe(count);
        return count;
    }

    /** As {@link java.util.concurrent.CountDownLatch#await()}. */
    public void await() throws InterruptedException {
        await(Actor.FOR_EVER);
    }

    /** As {@link java.util.concurrent.CountDownLatch#await(long, TimeUnit)}. */
    public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        return await(unit.toNanos(timeout));
    }

    private boolean await(long nanos) throws InterruptedException {
        World world = World.current();
        long before = world.seen();
        try {
            world.point();
            if (java.lang.Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (count > 0 && nanos > 0) {
                zero.await(nanos);
            }
        } catch (InterruptedException e) {
            world.remember(before, "interrupted");
            throw e;
        }
        boolean open = count == 0;
        world.remember(before, open ? "open" : "too late");
        return open;
    }
}
