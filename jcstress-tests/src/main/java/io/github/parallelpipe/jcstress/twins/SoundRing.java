package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.BufferClosedException;
import io.github.parallelpipe.buffer.BufferCounts;
import io.github.parallelpipe.buffer.BufferFullException;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.Buffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A plain buffer without a defect: every method is one monitor's, but that those that wait for a time look again and
 * again. Each twin overrides some of it, to break one rule. What is package-private is called with the monitor held,
 * unless it says {@code synchronized} itself.
 */
class SoundRing<T> implements Buffer<T> {

    final int capacity;
    final Overflow overflow;
    boolean closed;
    long offered;
    long taken;
    long dropped;
    long discarded;

    private final Deque<Entry<T>> entries = new ArrayDeque<>();

    /** Items lost before the oldest that is buffered, since one was taken. */
    private long lostBefore;
    /** Items lost behind the newest: the next that gets in has missed them. */
    private long lostBehind;

    SoundRing(int capacity, Overflow overflow) {
        this.capacity = capacity;
        this.overflow = overflow;
    }

    @Override
    public synchronized T put(T item) {
        return forward(item, offered, 0);
    }

    @Override
    public T put(T item, Duration timeout) {
        long start = System.nanoTime();
        while (isFull() && !isClosed() && !isOver(start, timeout)) {
            gap();
        }
        return putNow(item);
    }

    @Override
    public synchronized T forward(T item, long number, long missed) {
        awaitRoom();
        requireOpen();
        if (!isFull()) {
            append(item, number, missed);
            return null;
        }
        return switch (overflow) {
            case DROP_OLDEST -> {
                Entry<T> oldest = entries.removeFirst();
                lostBefore += oldest.missed();
                dropped();
                append(item, number, missed);
                yield oldest.item();
            }
            case DROP_NEWEST -> {
                offered++;
                lostBehind += missed;
                dropped();
                yield item;
            }
            case BLOCK, FAIL -> throw new BufferFullException("buffer is full: capacity " + capacity);
        };
    }

    @Override
    public synchronized T take() {
        return onlyItem(drain(1));
    }

    @Override
    public synchronized T poll() {
        return onlyItem(drainNow(1));
    }

    @Override
    public T poll(Duration timeout) {
        long start = System.nanoTime();
        while (isEmpty() && !isEnded() && !isOver(start, timeout)) {
            gap();
        }
        return poll();
    }

    @Override
    public synchronized Removed<T> takeLatest() {
        Removed<T> all = drainAll();
        int superseded = Math.max(0, all.items().size() - 1);
        taken -= superseded;
        dropped += superseded;
        return new Removed<>(all.items(), all.missed() + superseded, all.number());
    }

    @Override
    public synchronized Removed<T> drain(int max) {
        awaitItem();
        return drainNow(max);
    }

    @Override
    public synchronized Removed<T> drainAll() {
        return drain(capacity);
    }

    @Override
    public Removed<T> gather(int max, Duration linger) {
        awaitFirst();
        long start = System.nanoTime();
        while (isGathering(max) && !isOver(start, linger)) {
            gap();
        }
        Removed<T> gathered = drainNow(max);
        return gathered.items().isEmpty() && !isEnded() ? gather(max, linger) : gathered;
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
    public synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized boolean isEnded() {
        return closed && isEmpty();
    }

    @Override
    public synchronized BufferCounts counts() {
        return new BufferCounts(offered, taken, dropped, discarded, entries.size());
    }

    /** Where a twin has unlocked too early: long enough to be seen on a busy machine too. */
    static void gap() {
        for (int i = 0; i < 40; i++) {
            Thread.onSpinWait();
        }
    }

    synchronized boolean isFull() {
        return entries.size() >= capacity;
    }

    synchronized boolean isEmpty() {
        return entries.isEmpty();
    }

    synchronized boolean isGathering(int max) {
        return entries.size() < max && !closed;
    }

    /** The oldest item, which stays; null if there is none. */
    synchronized T oldest() {
        return isEmpty() ? null : entries.peekFirst().item();
    }

    synchronized List<T> copy() {
        return entries.stream().map(Entry::item).toList();
    }

    /** The item itself if there is no room. */
    synchronized T putNow(T item) {
        requireOpen();
        return isFull() ? item : put(item);
    }

    /** The oldest items, or nothing. */
    synchronized Removed<T> drainNow(int max) {
        List<T> removed = new ArrayList<>();
        long missed = lostBefore;
        long number = -1;
        while (removed.size() < max && !isEmpty()) {
            Entry<T> oldest = entries.removeFirst();
            removed.add(oldest.item());
            missed += oldest.missed();
            number = oldest.number();
        }
        taken += removed.size();
        lostBefore = 0;
        notifyAll();
        return new Removed<>(removed, missed, number);
    }

    synchronized List<T> discardAll() {
        List<T> all = copy();
        entries.clear();
        discarded += all.size();
        return all;
    }

    void append(T item) {
        append(item, offered, 0);
    }

    void dropped() {
        dropped++;
        if (overflow == Overflow.DROP_OLDEST) {
            lostBefore++;
        } else {
            lostBehind++;
        }
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
        while (isEmpty() && !closed) {
            await(0);
        }
    }

    synchronized void awaitFirst() {
        awaitItem();
    }

    /** Waits until it is notified, or for some milliseconds if they are not 0. */
    void await(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static boolean isOver(long startNanos, Duration time) {
        return System.nanoTime() - startNanos > time.toNanos();
    }

    private void append(T item, long number, long missed) {
        offered++;
        entries.addLast(new Entry<>(item, number, missed + lostBehind));
        lostBehind = 0;
        notifyAll();
    }

    private static <T> T onlyItem(Removed<T> removed) {
        return removed.items().isEmpty() ? null : removed.items().getFirst();
    }

    private record Entry<T>(T item, long number, long missed) {}
}
