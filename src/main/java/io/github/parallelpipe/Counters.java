package io.github.parallelpipe;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What a stage has done with the items it took. Written by its workers, read by every other thread.
 *
 * <p>How many it emitted is what the next buffer was offered, and, where each input is one item, how many it processed is
 * what it emitted and filtered: both are derived, so that a report taken at any moment adds up.
 */
final class Counters {

    private final AtomicLong processed = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong filtered = new AtomicLong();
    private volatile @Nullable Throwable lastFailure;

    private final boolean oneWriter;

    Counters(int workers) {
        oneWriter = workers == 1;
    }

    /** Adds to a counter. Where one thread writes it, that is cheaper than an atomic addition. */
    static void add(AtomicLong counter, int more, boolean oneWriter) {
        if (oneWriter) {
            counter.lazySet(counter.getPlain() + more);
        } else {
            counter.addAndGet(more);
        }
    }

    void addProcessed(int items) {
        add(processed, items, oneWriter);
    }

    void addFailed(int items) {
        add(failed, items, oneWriter);
    }

    void threw(Throwable cause) {
        lastFailure = cause;
    }

    void addFiltered() {
        add(filtered, 1, oneWriter);
    }

    long processed() {
        return processed.get();
    }

    long failed() {
        return failed.get();
    }

    long filtered() {
        return filtered.get();
    }

    Optional<Throwable> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }
}
