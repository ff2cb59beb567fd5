package io.github.parallelpipe.jcstress;

import io.github.parallelpipe.buffer.BufferClosedException;
import io.github.parallelpipe.buffer.BufferCounts;
import io.github.parallelpipe.buffer.BufferFullException;
import io.github.parallelpipe.buffer.Overflow;
import java.time.Duration;
import java.util.List;

/**
 * What the claims do with a buffer, in the library's words, so that a broken twin can stand in for the library's own.
 * Nobody interrupts an actor, so no method says that it could be interrupted.
 *
 * @param <T> the type of the items
 */
public interface Buffer<T> {

    /** So short that it may well run out while the other actor is at it. */
    Duration SHORT = Duration.ofNanos(1_000);

    /** So long that it never runs out, unless a wake-up is lost. */
    Duration LONG = Duration.ofMinutes(1);

    /** Gives the dropped item back, or null. */
    T put(T item);

    /** Under an overflow that never drops: gives the item itself back if no room came free in time, or null. */
    T put(T item, Duration timeout);

    /** As put, with a number of its own and a number of others that were lost before it. */
    T forward(T item, long number, long missed);

    /** The oldest item, waiting for it; null once the buffer has ended. */
    T take();

    /** The oldest item; null if there is none. */
    T poll();

    /** The oldest item; null if none came in time. */
    T poll(Duration timeout);

    /** All that is buffered, of which only the last is taken, waiting for it. */
    Removed<T> takeLatest();

    /** The oldest items, waiting for one. */
    Removed<T> drain(int max);

    /** All that is buffered, waiting for it. */
    Removed<T> drainAll();

    /** The oldest items, waiting for one, and then a while for the others. */
    Removed<T> gather(int max, Duration linger);

    void close();

    /** What was still buffered. */
    List<T> closeNow();

    boolean isClosed();

    boolean isEnded();

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
     * @param number the last one's number; -1 if there is none
     */
    record Removed<T>(List<T> items, long missed, long number) {}

    /** Makes the library's buffer, or a broken one. */
    interface Maker {

        <T> Buffer<T> make(int capacity, Overflow overflow);
    }
}
