package io.github.parallelpipe.buffer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The ring itself: a fixed number of slots, filled at one end and emptied at the other. Knows nothing of threads.
 *
 * <p>Invariants, {@link #checkInvariants() checked} by the tests:
 * <ol>
 * <li>{@code 0 <= size <= capacity} and {@code 0 <= head < capacity}
 * <li>the {@code size} slots from {@code head} on, around the end, hold the items, oldest first; the others hold null
 * </ol>
 */
final class Slots<T> {

    private final @Nullable Object[] items;
    private final Origins origins;
    private int head;
    private int size;

    Slots(int capacity) {
        items = new Object[capacity];
        origins = new Origins(capacity);
    }

    int capacity() {
        return items.length;
    }

    int size() {
        return size;
    }

    /** Adds an item behind the newest; there must be room. */
    void append(T item, long sequence, long enteredNanos, long missed) {
        int slot = slot(size);
        items[slot] = item;
        origins.set(slot, sequence, enteredNanos, missed);
        size++;
    }

    /** Adds an item in the place of the oldest, of which the next oldest learns that it was missed; the ring is full. */
    T replaceOldest(T item, long sequence, long enteredNanos, long missed) {
        T oldest = itemAt(head);
        long lost = origins.missed(head) + 1;
        items[head] = item;
        origins.set(head, sequence, enteredNanos, missed);
        head = slot(1);
        origins.addMissed(head, lost);
        return oldest;
    }

    /** Removes the oldest item; there must be one. */
    T removeOldest() {
        T oldest = itemAt(head);
        items[head] = null;
        head = slot(1);
        size--;
        return oldest;
    }

    /** Moves the oldest items into a batch, in order, in place of what it held; there must be as many. */
    void moveOldest(Batch<T> into, int count) {
        into.reset(count);
        if (count == 1) { // copying an array has a price of its own: the benchmark shows it
            into.add(itemAt(head), origins, head);
            removeOldest();
            return;
        }
        int upToTheEnd = Math.min(count, items.length - head);
        moveOut(into, head, upToTheEnd);
        moveOut(into, 0, count - upToTheEnd);
        head = slot(count);
        size -= count;
    }

    private void moveOut(Batch<T> into, int from, int count) {
        into.addAll(items, origins, from, count);
        Arrays.fill(items, from, from + count, null);
    }

    private int slot(int offset) {
        int slot = head + offset;
        return slot < items.length ? slot : slot - items.length;
    }

    /** The slot must hold an item. */
    @SuppressWarnings({"unchecked", "NullAway"}) // only T is ever stored, and null only where no item is
    private T itemAt(int slot) {
        return (T) items[slot];
    }

    void checkInvariants() {
        check(0 <= size && size <= items.length, "size within capacity: " + size);
        check(0 <= head && head < items.length, "head within the array: " + head);
        for (int offset = 0; offset < items.length; offset++) {
            check((items[slot(offset)] != null) == offset < size, "items exactly in the first slots: " + offset);
        }
    }

    private static void check(boolean holds, String invariant) {
        if (!holds) {
            throw new AssertionError("broken invariant: " + invariant);
        }
    }
}
