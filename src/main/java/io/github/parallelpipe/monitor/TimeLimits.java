package io.github.parallelpipe.monitor;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long a thread may wait for its client, or for anything else. One that takes longer is interrupted, which closes
 * the connection it reads or writes: of a browser that has gone, is stuck, or sends a byte a minute.
 *
 * <p>The limits of the JDK's server would do as well, but they are system properties, and so not ours to set.
 *
 * <p>A map's change of one entry excludes another, so a thread is never interrupted once it has ended its limit.
 */
final class TimeLimits {

    private final Duration limit;
    private final Map<Thread, Long> deadlines = new ConcurrentHashMap<>();

    TimeLimits(Duration limit) {
        this.limit = limit;
    }

    /** Begins the current thread's limit, or begins it anew. */
    void begin() {
        deadlines.put(Thread.currentThread(), System.nanoTime() + limit.toNanos());
    }

    /** Ends the current thread's limit. */
    void end() {
        deadlines.remove(Thread.currentThread());
    }

    /** Interrupts those that have taken too long. To be called again and again. */
    void enforce() {
        deadlines.keySet().forEach(thread -> deadlines.computeIfPresent(thread, (late, deadline) -> {
            if (System.nanoTime() - deadline < 0) {
                return deadline;
            }
            late.interrupt();
            return null;
        }));
    }
}
