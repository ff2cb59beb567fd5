package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.BufferClosedException;
import io.github.parallelpipe.buffer.BufferCounts;
import io.github.parallelpipe.buffer.BufferFullException;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A plain buffer without a defect: every method is one monitor's. Each twin overrides some of it, to break one rule.
 * What is package-private is called with the monitor held, unless it says {@code synchronized} itself.
 */
class SoundRing<T> implements Buffer<T> {

    final int capacity;
    final Overflow overflow;
    final Deque<T> items = new ArrayDeque<>();
    boolean closed;
    long offered;
    long taken;
    long dropped;
    long discarded;

    /** Items dropped since one was taken: they all lie before the oldest that is buffered. */
    private long missed;

    SoundRing(int capacity, Overflow overflow) {
        this.capacity = capacity;
        this.overflow = overflow;
    }

    @Override
    public synchronized T put(T item) {
        awaitRoom();
        requireOpen();
        if (!isFull()) {
            append(item);
            return null;
        }
        return switch (overflow) {
            case DROP_OLDEST -> {
                T oldest = items.removeFirst();
                dropped();
                append(item);
                yield oldest;
            }
            case DROP_NEWEST -> {
                offered++;
                dropped();
                yield item;
            }
            case BLOCK, FAIL -> throw new BufferFullException("buffer is full: capacity " + capacity);
        };
    }

    @Override
    public synchronized T take() {
        List<T> one = drain(1).items();
        return one.isEmpty() ? null : one.getFirst();
    }

    @Override
    public synchronized Removed<T> takeLatest() {
        Removed<T> all = drainAll();
        int superseded = all.items().size() - 1;
        taken -= superseded;
        dropped += superseded;
        return new Removed<>(all.items(), all.missed() + superseded);
    }

    @Override
    public synchronized Removed<T> drain(int max) {
        awaitItem();
        List<T> removed = new ArrayList<>();
        while (removed.size() < max && !items.isEmpty()) {
            removed.add(items.removeFirst());
        }
        taken += removed.size();
        notifyAll();
        long missedBefore = missed;
        missed = 0;
        return new Removed<>(removed, missedBefore);
    }

    @Override
    public synchronized Removed<T> drainAll() {
        return drain(capacity);
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    @Override
    public synchronized List<T> closeNow() {
        close();
        return discardAll();
    }

    @Override
    public synchronized BufferCounts counts() {
        return new BufferCounts(offered, taken, dropped, discarded, items.size());
    }

    /** Where a twin has unlocked too early: long enough to be seen on a busy machine too. */
    static void gap() {
        for (int i = 0; i < 40; i++) {
            Thread.onSpinWait();
        }
    }

    synchronized boolean isFull() {
        return items.size() >= capacity;
    }

    /** The oldest item, which stays; null if there is none. */
    synchronized T oldest() {
        return items.peekFirst();
    }

    synchronized List<T> copy() {
        return new ArrayList<>(items);
    }

    synchronized List<T> discardAll() {
        List<T> all = copy();
        items.clear();
        discarded += all.size();
        return all;
    }

    void append(T item) {
        offered++;
        items.addLast(item);
        notifyAll();
    }

    void dropped() {
        dropped++;
        missed++;
    }

    void requireOpen() {
        if (closed) {
            throw new BufferClosedException();
        }
    }

    void awaitRoom() {
        while (overflow == Overflow.BLOCK && isFull() && !closed) {
            await(0);
        }
    }

    void awaitItem() {
        while (items.isEmpty() && !closed) {
            await(0);
        }
    }

    /** Waits until it is notified, or for some milliseconds if they are not 0. */
    void await(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
