package io.github.parallelpipe;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What a stage's thread has done with the items it took. Written by that thread, read by every other.
 *
 * <p>How many it emitted is what the next buffer was offered, and, where each input is one item, how many it processed is
 * what it emitted and filtered: both are derived, so that a report taken at any moment adds up.
 */
final class Counters {

    private final AtomicLong processed = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong filtered = new AtomicLong();
    private volatile @Nullable Throwable lastFailure;

    /** By the one thread that writes this counter: cheaper than an atomic increment. */
    static void add(AtomicLong counter, int more) {
        counter.lazySet(counter.getPlain() + more);
    }

    void addProcessed(int items) {
        add(processed, items);
    }

    void addFailed(int items) {
        add(failed, items);
    }

    void threw(Throwable cause) {
        lastFailure = cause;
    }

    void addFiltered() {
        add(filtered, 1);
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
