package io.github.parallelpipe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Intake#all()} and {@link Intake#batch batch}: several items at a time, as a list of their own, since the stage
 * may keep it.
 */
final class BatchReader<T> extends Reader<T, List<T>> {

    private final int max;
    private final Duration linger;
    private List<T> inHand = List.of();

    BatchReader(Edge<T> edge, Exit<?> exit, int max, Duration linger) {
        super(edge, exit, max);
        this.max = max;
        this.linger = linger;
    }

    @Override
    @Nullable List<T> next() throws InterruptedException {
        while (takeSome()) {
            inHand = unexpired();
            if (!inHand.isEmpty()) {
                return inHand;
            }
        }
        return null;
    }

    @Override
    int take() throws InterruptedException {
        return linger.isZero() ? buffer.drain(taken, max) : buffer.drain(taken, max, linger);
    }

    /** The items that are not too old, with the number of the newest, the age of the oldest, and all their gaps. */
    private List<T> unexpired() {
        List<T> fresh = new ArrayList<>(taken.size());
        long newest = 0;
        long oldestNanos = 0;
        long missed = 0;
        for (int i = 0; i < taken.size(); i++) {
            if (!expire(i)) {
                oldestNanos = fresh.isEmpty() ? taken.enteredNanos(i) : oldestNanos;
                newest = taken.sequence(i);
                missed += taken.missed(i);
                fresh.add(taken.item(i));
            }
        }
        if (!fresh.isEmpty()) {
            origin(newest, oldestNanos, missed);
        }
        return Collections.unmodifiableList(fresh);
    }

    @Override
    boolean isOneToOne() {
        return false;
    }

    @Override
    int processed() {
        int count = inHand.size();
        inHand = List.of();
        return count;
    }

    @Override
    int failed() {
        for (T item : inHand) {
            edge.discard(item, DiscardReason.FAILED);
        }
        return processed();
    }

    @Override
    void abandon() {
        for (T item : inHand) {
            edge.giveUp(item);
        }
    }
}
