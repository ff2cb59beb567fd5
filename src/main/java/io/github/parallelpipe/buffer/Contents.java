package io.github.parallelpipe.buffer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a buffer holds, and its account of what it has held: all that {@link RingBuffer} does but wait. Knows nothing of
 * threads, and is called under that class's lock.
 */
final class Contents<T> {

    private final Slots<T> slots;
    private long offered;
    private long taken;
    private long dropped;
    private long discarded;

    /** Items lost behind the newest one: the next to get in will have missed them. */
    private long lostSince;

    Contents(int capacity) {
        slots = new Slots<>(capacity);
    }

    int size() {
        return slots.size();
    }

    boolean isEmpty() {
        return slots.size() == 0;
    }

    boolean isFull() {
        return slots.size() == slots.capacity();
    }

    /** The number that the next item gets. */
    long nextSequence() {
        return offered;
    }

    /** Adds an item; there must be room. */
    void add(T item, long sequence, long enteredNanos, long missed) {
        offered++;
        slots.append(item, sequence, enteredNanos, missed + lostSince);
        if (lostSince > 0) { // one store fewer for nearly every item: it shows in the benchmark
            lostSince = 0;
        }
    }

    /** Adds an item in the place of the oldest, and hands that out; there must be no room. */
    T replaceOldest(T item, long sequence, long enteredNanos, long missed) {
        offered++;
        dropped++;
        return slots.replaceOldest(item, sequence, enteredNanos, missed);
    }

    /** An item is offered, and dropped at once. */
    void dropNewest(long missed) {
        offered++;
        dropped++;
        lostSince += missed + 1;
    }

    /** Hands out the oldest item; null if there is none. */
    @Nullable T takeOldest() {
        if (isEmpty()) {
            return null;
        }
        taken++;
        return slots.removeOldest();
    }

    /** Hands out the oldest items, as many as there are up to a number, and tells how many. */
    int takeOldest(Batch<T> into, int max) {
        int count = Math.min(max, slots.size());
        slots.moveOldest(into, count);
        into.setPosition(taken);
        taken += count;
        return count;
    }

    /** Hands out all items, of which only the newest is taken, the others are dropped; null if there is none. */
    @Nullable T takeLatest(Batch<T> into) {
        if (isEmpty()) {
            return null;
        }
        int newest = slots.size() - 1;
        slots.moveOldest(into, newest + 1);
        for (int i = 0; i < newest; i++) {
            into.addMissed(newest, into.missed(i) + 1);
        }
        into.setPosition(taken);
        taken++;
        dropped += newest;
        return into.item(newest);
    }

    /** Hands out all items, as discarded. */
    List<T> discardAll() {
        List<T> all = new ArrayList<>(slots.size());
        while (!isEmpty()) {
            all.add(slots.removeOldest());
            discarded++;
        }
        return all;
    }

    BufferCounts counts() {
        return new BufferCounts(offered, taken, dropped, discarded, slots.size());
    }

    void checkInvariants() {
        slots.checkInvariants();
        if (!counts().balances()) {
            throw new AssertionError("broken invariant: the counts balance: " + counts());
        }
    }
}
