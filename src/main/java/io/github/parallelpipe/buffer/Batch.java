package io.github.parallelpipe.buffer;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Items that left a {@link RingBuffer} in one step, oldest first, each with its origin: the sequence number it was
 * given, the time at which it entered, and how many items before it were lost.
 *
 * <p>A consumer makes one and hands it to every call, which overwrites it: so nothing is allocated per item.
 *
 * <p><em>Threading:</em> for one thread at a time.
 *
 * @param <T> the type of the items
 */
public final class Batch<T> {

    private Object[] items;
    private Origins origins;
    private int size;
    private long position;

    /**
     * A batch with room for some items; it grows as needed.
     *
     * @param expected how many items to make room for, not negative
     * @throws IllegalArgumentException if {@code expected} is negative
     */
    public Batch(int expected) {
        if (expected < 0) {
            throw new IllegalArgumentException("expected size must not be negative: " + expected);
        }
        items = new Object[expected];
        origins = new Origins(expected);
    }

    /**
     * The number of items.
     *
     * @return how many items the last call put here
     */
    public int size() {
        return size;
    }

    /**
     * How many items had been taken from the buffer before these, by any thread: several consumers can tell by it in which
     * order they took. What is dropped or discarded is not taken.
     *
     * @return the place of the oldest among all that were ever taken, counted from 0
     */
    public long position() {
        return position;
    }

    /**
     * One of the items.
     *
     * @param index its place, 0 for the oldest
     * @return the item
     * @throws IndexOutOfBoundsException if there is no such place
     */
    @SuppressWarnings("unchecked") // only T is ever added
    public T item(int index) {
        return (T) items[Objects.checkIndex(index, size)];
    }

    /**
     * The number an item was given when it was first put into a buffer, counted from 0.
     *
     * @param index the item's place, 0 for the oldest
     * @return its sequence number
     * @throws IndexOutOfBoundsException if there is no such place
     */
    public long sequence(int index) {
        return origins.sequence(Objects.checkIndex(index, size));
    }

    /**
     * The time at which an item was first put into a buffer.
     *
     * @param index the item's place, 0 for the oldest
     * @return that time, in nanoseconds of that buffer's clock; 0 if it had none
     * @throws IndexOutOfBoundsException if there is no such place
     */
    public long enteredNanos(int index) {
        return origins.enteredNanos(Objects.checkIndex(index, size));
    }

    /**
     * How many items were lost between an item and the one that was taken before it.
     *
     * @param index the item's place, 0 for the oldest
     * @return how many were dropped or superseded, here or on the way here
     * @throws IndexOutOfBoundsException if there is no such place
     */
    public long missed(int index) {
        return origins.missed(Objects.checkIndex(index, size));
    }

    /**
     * The items as a list of its own.
     *
     * @return an unmodifiable copy, oldest first
     */
    @SuppressWarnings("unchecked") // only T is ever added
    public List<T> toList() {
        return (List<T>) List.of(Arrays.copyOf(items, size));
    }

    /** Forgets the items, so that they can be collected. */
    public void clear() {
        Arrays.fill(items, 0, size, null);
        size = 0;
    }

    /** Empties this batch and makes room, so that the adds that follow cannot fail. */
    void reset(int expected) {
        clear();
        if (expected > items.length) {
            origins = new Origins(expected);
            items = new Object[expected];
        }
    }

    void add(T item, Origins from, int slot) {
        origins.copy(from, slot, size);
        items[size++] = item;
    }

    void addAll(@Nullable Object[] from, Origins fromOrigins, int slot, int count) {
        System.arraycopy(from, slot, items, size, count);
        origins.copy(fromOrigins, slot, size, count);
        size += count;
    }

    void setPosition(long position) {
        this.position = position;
    }

    void addMissed(int index, long more) {
        origins.addMissed(index, more);
    }
}
