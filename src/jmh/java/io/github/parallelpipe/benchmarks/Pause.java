package io.github.parallelpipe.benchmarks;

import java.util.concurrent.locks.LockSupport;

/** Ways to let time pass. */
final class Pause {

    private Pause() {}

    /** Keeps the processor busy, as work does. */
    static void work(long nanos) {
        workUntil(System.nanoTime() + nanos);
    }

    /** The same, until a moment. */
    static void workUntil(long moment) {
        while (System.nanoTime() < moment) {
            Thread.onSpinWait();
        }
    }

    /** Leaves the processor to others. */
    static void rest(long nanos) {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
