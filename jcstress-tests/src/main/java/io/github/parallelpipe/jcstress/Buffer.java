package io.github.parallelpipe.jcstress;

import io.github.parallelpipe.buffer.BufferClosedException;
import io.github.parallelpipe.buffer.BufferCounts;
import io.github.parallelpipe.buffer.BufferFullException;
import io.github.parallelpipe.buffer.Overflow;
import java.util.List;

/**
 * What the claims do with a buffer, in the library's words, so that a broken twin can stand in for the library's own.
 * Nobody interrupts an actor, so no method says that it could be interrupted.
 *
 * @param <T> the type of the items
 */
public interface Buffer<T> {

    /** Gives the dropped item back, or null. */
    T put(T item);

    /** The oldest item, waiting for it; null once the buffer has ended. */
    T take();

    /** All that is buffered, of which only the last is taken, waiting for it. */
    Removed<T> takeLatest();

    /** The oldest items, waiting for one. */
    Removed<T> drain(int max);

    /** All that is buffered, waiting for it. */
    Removed<T> drainAll();

    void close();

    /** What was still buffered. */
    List<T> closeNow();

    BufferCounts counts();

    /** Puts an item in, and tells whether that went well: 1, or 0 if the buffer refused it. */
    default int accept(T item) {
        try {
            put(item);
            return 1;
        } catch (BufferClosedException | BufferFullException refused) {
            return 0;
        }
    }

    /**
     * Items that left in one step, oldest first.
     *
     * @param missed how many others were lost before the last of them, and after those that left before
     */
    record Removed<T>(List<T> items, long missed) {}

    /** Makes the library's buffer, or a broken one. */
    interface Maker {

        <T> Buffer<T> make(int capacity, Overflow overflow);
    }
}
