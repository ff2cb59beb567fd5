package io.github.parallelpipe.explore.simulated;

import io.github.parallelpipe.explore.Actor;

/** As {@link java.util.concurrent.locks.LockSupport}, under the explorer's control. */
public final class LockSupport {

    private LockSupport() {}

    /** Waits for an unpark, unless there has been one. */
    public static void park(Object blocker) {
        parkNanos(blocker, Actor.FOR_EVER);
    }

    /** The same, for a time. */
    public static void parkNanos(Object blocker, long nanos) {
        World world = World.current();
        Thread thread = Thread.currentThread();
        world.point();
        if (!thread.permit && nanos > 0 && !java.lang.Thread.currentThread().isInterrupted()) {
            try {
                thread.parked.await(nanos);
            } catch (InterruptedException e) {
                java.lang.Thread.currentThread().interrupt();
            }
        }
        thread.permit = false;
        world.observeAll();
    }

    /** Lets a thread go on that is parked, or that parks next. */
    public static void unpark(Thread thread) {
        World world = World.current();
        world.point();
        world.tell(() -> "unparks " + thread);
        if (thread.parked.isEmpty()) {
            thread.permit = true;
        } else {
            thread.parked.wakeAll();
        }
    }
}
