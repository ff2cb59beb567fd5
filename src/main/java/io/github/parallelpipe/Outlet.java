package io.github.parallelpipe;

import io.github.parallelpipe.buffer.BufferCounts;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.buffer.RingBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A sink from which the caller takes what comes out of a pipeline: a buffer with a capacity and an overflow of its own,
 * which ends when its run ends. What is left in it then can still be taken.
 *
 * <p>For the run, an item is delivered when it is here; {@link #counts()} tells what became of it then. What is dropped here
 * is told to the outlet's own {@link DiscardHandler} or, where it has none, to that of its sink, if this reads one item at a
 * time: of a list of items, the sink's handler cannot be told.
 *
 * <p>An outlet serves one run at a time. When it is used for the next, what nobody has taken of the last is discarded as
 * {@link DiscardReason#CANCELLED}.
 *
 * <p><em>Threading:</em> any number of threads may take from it, each item goes to one of them. <em>Memory
 * consistency:</em> what a stage did before it emitted an item happens-before that item is taken.
 *
 * @param <T> the type of the items
 */
public final class Outlet<T> implements Sink<T>, Iterable<T> {

    /** One run's part of the outlet's life, which is over when the buffer is closed. */
    private record Service<T>(
            RingBuffer<T> buffer, String stage, Discards discards, @Nullable DiscardHandler<? super T> handler) {

        void discard(T item, DiscardReason reason) {
            discards.discard(handler, item, reason, stage);
        }
    }

    private final int capacity;
    private final Overflow overflow;
    private final @Nullable DiscardHandler<? super T> handler;
    private final AtomicReference<@Nullable Service<T>> service = new AtomicReference<>();

    private Outlet(int capacity, Overflow overflow, @Nullable DiscardHandler<? super T> handler) {
        this.capacity = RingBuffer.requireCapacity(capacity);
        this.overflow = Objects.requireNonNull(overflow, "overflow must not be null");
        this.handler = handler;
    }

    /**
     * An outlet that drops the oldest item when nobody takes it.
     *
     * @param capacity how many items can wait to be taken, from 1 to {@link RingBuffer#MAX_CAPACITY}
     * @param <T>      the type of the items
     * @return the outlet
     * @throws IllegalArgumentException if {@code capacity} is out of range
     */
    public static <T> Outlet<T> of(int capacity) {
        return of(capacity, Overflow.DROP_OLDEST);
    }

    /**
     * An outlet.
     *
     * @param capacity how many items can wait to be taken, from 1 to {@link RingBuffer#MAX_CAPACITY}
     * @param overflow what happens to one more
     * @param <T>      the type of the items
     * @return the outlet
     * @throws IllegalArgumentException if {@code capacity} is out of range
     */
    public static <T> Outlet<T> of(int capacity, Overflow overflow) {
        return new Outlet<>(capacity, overflow, null);
    }

    /**
     * An outlet that tells a handler of its own of the items that nobody will take.
     *
     * @param capacity how many items can wait to be taken, from 1 to {@link RingBuffer#MAX_CAPACITY}
     * @param overflow what happens to one more
     * @param handler  told of the items that are dropped here, or left
     * @param <T>      the type of the items
     * @return the outlet
     * @throws IllegalArgumentException if {@code capacity} is out of range
     */
    public static <T> Outlet<T> of(int capacity, Overflow overflow, DiscardHandler<? super T> handler) {
        return new Outlet<>(capacity, overflow, Objects.requireNonNull(handler, "discard handler must not be null"));
    }

    /**
     * Takes the oldest item, waiting for one.
     *
     * @return the item; null once the run has ended and nothing is left
     * @throws InterruptedException if interrupted while waiting
     * @throws IllegalStateException if no run has been started with this outlet
     */
    public @Nullable T take() throws InterruptedException {
        return buffer().take();
    }

    /**
     * Takes the oldest item if there is one.
     *
     * @return the item; null if there is none
     * @throws IllegalStateException if no run has been started with this outlet
     */
    public @Nullable T poll() {
        return buffer().poll();
    }

    /**
     * Takes the oldest item, waiting for one no longer than a while.
     *
     * @param timeout how long to wait; not at all if zero or negative
     * @return the item; null if none came in time, or once the run has ended and nothing is left
     * @throws InterruptedException if interrupted while waiting
     * @throws IllegalStateException if no run has been started with this outlet
     */
    public @Nullable T poll(Duration timeout) throws InterruptedException {
        return buffer().poll(timeout);
    }

    /**
     * Takes the items one by one, waiting for each, until the run has ended and nothing is left.
     *
     * @return an iterator, for one thread. Interrupted while waiting, it throws an {@link IllegalStateException}, and the
     *     thread is still interrupted
     * @throws IllegalStateException if no run has been started with this outlet
     */
    @Override
    public Iterator<T> iterator() {
        return new Takes<>(buffer());
    }

    /**
     * What has become of the items of the run that this outlet serves, or served last.
     *
     * @return the counts at this moment
     * @throws IllegalStateException if no run has been started with this outlet
     */
    public BufferCounts counts() {
        return buffer().counts();
    }

    /** Called by the run. */
    @Override
    public void accept(T item) throws InterruptedException {
        Service<T> current = current();
        T dropped = current.buffer().put(item);
        if (dropped != null) {
            current.discard(dropped, DiscardReason.OVERFLOW);
        }
    }

    /**
     * A run begins, whose sink has a handler for items of this type, or none. Gives the task to dispose of what the run before it
     * has left.
     */
    Runnable attach(String stage, Discards discards, @Nullable DiscardHandler<? super T> ofSink) {
        Service<T> last = service.get();
        Service<T> next = new Service<>(
                new RingBuffer<>(capacity, overflow), stage, discards, handler == null ? ofSink : handler);
        boolean free = last == null || last.buffer().isClosed();
        if (!free || !service.compareAndSet(last, next)) {
            throw new IllegalStateException("an outlet serves one run at a time: that of stage '" + stage + "' has another");
        }
        List<T> rest = last == null ? List.of() : last.buffer().closeNow();
        return () -> rest.forEach(left -> next.discard(left, DiscardReason.CANCELLED));
    }

    /** The run has ended. */
    void detach() {
        buffer().close();
    }

    private RingBuffer<T> buffer() {
        return current().buffer();
    }

    private Service<T> current() {
        Service<T> current = service.get();
        if (current == null) {
            throw new IllegalStateException(
                    "no run has been started with this outlet: it must be the sink itself, not called by one");
        }
        return current;
    }

    private static final class Takes<T> implements Iterator<T> {

        private final RingBuffer<T> buffer;
        private @Nullable T next;

        Takes(RingBuffer<T> buffer) {
            this.buffer = buffer;
        }

        @Override
        public boolean hasNext() {
            if (next == null) {
                next = take();
            }
            return next != null;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the run has ended, and nothing is left");
            }
            T result = Objects.requireNonNull(next);
            next = null;
            return result;
        }

        private @Nullable T take() {
            try {
                return buffer.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for an item", e);
            }
        }
    }
}
