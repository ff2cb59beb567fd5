package io.github.parallelpipe.isolate;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** How often a worker's child may be started again. For one thread at a time. */
final class Restarts {

    private final int most;
    private final long withinNanos;
    private final Deque<Long> latest = new ArrayDeque<>();

    Restarts(int most, Duration within) {
        this.most = most;
        this.withinNanos = TimeUnit.NANOSECONDS.convert(within); // saturates
    }

    /** Counts one, if it may be. */
    boolean allow() {
        long now = System.nanoTime();
        while (!latest.isEmpty() && now - latest.getFirst() > withinNanos) {
            latest.removeFirst();
        }
        if (latest.size() >= most) {
            return false;
        }
        latest.addLast(now);
        return true;
    }
}
