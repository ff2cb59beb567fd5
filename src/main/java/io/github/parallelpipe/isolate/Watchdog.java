package io.github.parallelpipe.isolate;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Bites when something takes longer than it may. To say that it begins or ends costs one write: the watchdog sleeps for
 * the whole limit, and then looks when what is under way began.
 */
final class Watchdog {

    private static final long NOTHING = Long.MIN_VALUE;

    private final long limitNanos;
    private final Runnable bite;
    private final Thread thread;
    private volatile long since = NOTHING;
    private volatile boolean ended;
    private volatile boolean bitten;

    Watchdog(Duration limit, Runnable bite) {
        this.limitNanos = TimeUnit.NANOSECONDS.convert(limit); // saturates
        this.bite = bite;
        this.thread = Thread.ofVirtual().name("watchdog").start(this::watch);
    }

    void begins() {
        since = System.nanoTime();
    }

    void ends() {
        since = NOTHING;
    }

    boolean hasBitten() {
        return bitten;
    }

    Duration limit() {
        return Duration.ofNanos(limitNanos);
    }

    /** It has ended when this returns. */
    void release() {
        ended = true;
        LockSupport.unpark(thread);
        Joined.uninterruptibly(thread);
    }

    private void watch() {
        while (!ended) {
            long begun = since;
            long left = begun == NOTHING ? limitNanos : limitNanos - (System.nanoTime() - begun);
            if (left <= 0 && since == begun) {
                bitten = true;
                bite.run();
                return;
            }
            LockSupport.parkNanos(left);
        }
    }
}
