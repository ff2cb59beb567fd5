package io.github.parallelpipe.isolate;

import java.util.concurrent.TimeUnit;

/** Waits for the end of threads that an interrupt does not cut short; the thread is interrupted again when they are over. */
final class Joined {

    private Joined() {}

    static void uninterruptibly(Thread thread) {
        uninterruptibly(thread, Long.MAX_VALUE / 1_000_000);
    }

    static void uninterruptibly(Thread thread, long atMostMillis) {
        boolean interrupted = Thread.interrupted();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(atMostMillis);
        for (long left = end - System.nanoTime(); thread.isAlive() && left > 0; left = end - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(thread, left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
