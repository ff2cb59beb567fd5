package io.github.parallelpipe.buffer;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounded first-in-first-out buffer between threads that never holds more than its capacity and, unless told
 * otherwise, makes room for a new item by dropping the oldest.
 *
 * {@snippet class="io.github.parallelpipe.examples.LatestReadings" region="buffer"}
 *
 * <p><em>Full:</em> {@link Overflow} says what happens. A put gives back the item that was dropped, so that whoever put
 * can dispose of it, exactly once. <em>Empty:</em> a take waits. <em>Closed:</em> a put throws
 * {@link BufferClosedException}; takes go on until nothing is buffered, then say so by null or 0 at once: the buffer has
 * {@linkplain #isEnded() ended}. Null items are refused.
 *
 * <p>Every item is numbered from 0 in the order of the puts, and stamped by the buffer's clock, if it has one;
 * {@link #forward} keeps the origin that an item has from another buffer. A {@link Batch} shows both, and how many items
 * were lost before each.
 *
 * <p><em>Threading:</em> every method may be called by any number of threads, virtual or not; each takes effect at one
 * instant. A method that waits throws {@link InterruptedException} if its thread is interrupted while waiting, or is
 * when it has to wait; then it has neither added nor removed anything. No user code runs under the lock.
 *
 * <p><em>Memory consistency:</em> what a thread did before it put an item happens-before what another does after it has
 * taken that item, or was handed it in any other way.
 *
 * @implNote One lock, held for some ten nanoseconds and a little for each item moved, never while user code runs. A put and a
 *     take that need not wait allocate nothing.
 * @param <T> the type of the items
 */
public final class RingBuffer<T> {

    /** The largest capacity: 2<sup>28</sup>. */
    public static final int MAX_CAPACITY = 1 << 28;

    /** Not just a long time: a virtual thread that waits for a time needs a timer. */
    private static final long FOREVER = Long.MAX_VALUE;

    /*
     * Invariants, each under the lock:
     *   1. the counts balance, and the slots are in order: Contents.checkInvariants()
     *   2. a thread waits on notEmpty only while the buffer is empty and open, or it has been signalled
     *   3. a thread waits on notFull only while the buffer is full and open, or it has been signalled
     *
     * Waking. An item that is added signals one taker; one that replaces another does not, since the item it replaces
     * has done so. It is tempting to signal only when the buffer stops being empty: of two takers that wait, the second
     * would then sleep beside the second item. For the same reason several items that leave at once signal all the
     * producers that wait, not one.
     *
     * A taker that gathers (drain with a linger) waits for more than one item, so it may not swallow the signal of the
     * first: it passes it on, and waits on a condition of its own.
     *
     * Not monitors: before JDK 24 a virtual thread that blocks in one holds its carrier.
     */
    private final Lock lock;
    @GuardedBy("lock")
    private final Condition notEmpty;
    @GuardedBy("lock")
    private final Condition notFull;
    @GuardedBy("lock")
    private final Condition gathered;

    private final int capacity;
    private final Overflow overflow;
    private final @Nullable LongSupplier clock;

    @GuardedBy("lock")
    private final Contents<T> contents;
    @GuardedBy("lock")
    private boolean closed;
    /** The smallest number of items that a gathering taker waits for. */
    @GuardedBy("lock")
    private int gatherGoal = Integer.MAX_VALUE;

    /**
     * A buffer that drops the oldest item when full, without a clock.
     *
     * @param capacity how many items it can hold, from 1 to {@link #MAX_CAPACITY}
     * @throws IllegalArgumentException if {@code capacity} is out of range
     */
    public RingBuffer(int capacity) {
        this(capacity, Overflow.DROP_OLDEST);
    }

    /**
     * A buffer without a clock: its items have the entry time 0.
     *
     * @param capacity how many items it can hold, from 1 to {@link #MAX_CAPACITY}
     * @param overflow what it does when full
     * @throws IllegalArgumentException if {@code capacity} is out of range
     */
    public RingBuffer(int capacity, Overflow overflow) {
        this(capacity, overflow, null);
    }

    /**
     * A buffer whose items are stamped with the time at which they were put.
     *
     * @param capacity how many items it can hold, from 1 to {@link #MAX_CAPACITY}
     * @param overflow what it does when full
     * @param clock    the time in nanoseconds, such as {@code System::nanoTime}; read once per put, not under the lock;
     *                 null for none
     * @throws IllegalArgumentException if {@code capacity} is out of range
     */
    public RingBuffer(int capacity, Overflow overflow, @Nullable LongSupplier clock) {
        this(capacity, overflow, clock, new SpinLock());
    }

    /** With a lock of the tests' own, which decides who gets it and when: so they can run every schedule. */
    RingBuffer(int capacity, Overflow overflow, @Nullable LongSupplier clock, Lock lock) {
        requireCapacity(capacity);
        this.capacity = capacity;
        this.overflow = Objects.requireNonNull(overflow, "overflow must not be null");
        this.clock = clock;
        this.contents = new Contents<>(capacity);
        this.lock = lock;
        this.notEmpty = lock.newCondition();
        this.notFull = lock.newCondition();
        this.gathered = lock.newCondition();
    }

    /**
     * Checks a capacity, for whoever makes a buffer of it later.
     *
     * @param capacity the capacity
     * @return {@code capacity}
     * @throws IllegalArgumentException if it is not from 1 to {@link #MAX_CAPACITY}
     */
    public static int requireCapacity(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be positive: " + capacity);
        }
        if (capacity > MAX_CAPACITY) {
            throw new IllegalArgumentException("capacity must be at most " + MAX_CAPACITY + ": " + capacity);
        }
        return capacity;
    }

    /**
     * Puts an item in, as {@link Overflow} says where there is no room.
     *
     * @param item the item
     * @return the item that was dropped: the oldest, or under {@link Overflow#DROP_NEWEST} {@code item} itself; null if
     *     none was
     * @throws BufferClosedException if the buffer is closed, also while waiting; the caller keeps the item
     * @throws BufferFullException if the buffer is full under {@link Overflow#FAIL}; the caller keeps the item
     * @throws InterruptedException if interrupted while waiting under {@link Overflow#BLOCK}; the caller keeps the item
     */
    public @Nullable T put(T item) throws InterruptedException {
        Objects.requireNonNull(item, "item must not be null");
        long now = now();
        lock.lock();
        try {
            requireRoom();
            return admit(item, contents.nextSequence(), now, 0);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Puts an item in, waiting for room no longer than a while: under {@link Overflow#BLOCK} and {@link Overflow#FAIL}.
     * The others never wait, so for them this is {@link #put(Object)}.
     *
     * @param item    the item
     * @param timeout how long to wait; not at all if zero or negative
     * @return the item that is not in the buffer: the one that was dropped or, when no room came free in time,
     *     {@code item} itself, which then was not offered and stays with the caller; null if there is none
     * @throws BufferClosedException if the buffer is closed, also while waiting; the caller keeps the item
     * @throws InterruptedException if interrupted while waiting; the caller keeps the item
     */
    public @Nullable T put(T item, Duration timeout) throws InterruptedException {
        Objects.requireNonNull(item, "item must not be null");
        long nanos = nanos(timeout);
        long now = now();
        lock.lock();
        try {
            return awaitRoom(overflow.drops() ? 0 : nanos) ? admit(item, contents.nextSequence(), now, 0) : item;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Puts an item in that comes from another buffer, or was made from one that does, and keeps its origin. Otherwise
     * as {@link #put(Object)}.
     *
     * @param item         the item
     * @param sequence     the number it has
     * @param enteredNanos the time at which it was first put into a buffer
     * @param missed       how many items were lost between it and the one forwarded before it
     * @return the item that was dropped; null if none was
     * @throws BufferClosedException if the buffer is closed, also while waiting; the caller keeps the item
     * @throws BufferFullException if the buffer is full under {@link Overflow#FAIL}; the caller keeps the item
     * @throws InterruptedException if interrupted while waiting under {@link Overflow#BLOCK}; the caller keeps the item
     */
    public @Nullable T forward(T item, long sequence, long enteredNanos, long missed) throws InterruptedException {
        Objects.requireNonNull(item, "item must not be null");
        lock.lock();
        try {
            requireRoom();
            return admit(item, sequence, enteredNanos, missed);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the oldest item, waiting for one.
     *
     * @return the item; null once the buffer has ended
     * @throws InterruptedException if interrupted while waiting
     */
    public @Nullable T take() throws InterruptedException {
        lock.lock();
        try {
            awaitItem(FOREVER);
            return removeOldest();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the oldest item if there is one.
     *
     * @return the item; null if nothing is buffered
     */
    public @Nullable T poll() {
        lock.lock();
        try {
            return removeOldest();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the oldest item, waiting for one no longer than a while.
     *
     * @param timeout how long to wait; not at all if zero or negative
     * @return the item; null if none came in time, or once the buffer has ended
     * @throws InterruptedException if interrupted while waiting
     */
    public @Nullable T poll(Duration timeout) throws InterruptedException {
        long nanos = nanos(timeout);
        lock.lock();
        try {
            awaitItem(nanos);
            return removeOldest();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the newest item, waiting for one, and drops what is older.
     *
     * @param into receives all that left the buffer: what was dropped, oldest first, and as its last item the newest,
     *             which has missed the others
     * @return the newest item; null once the buffer has ended
     * @throws InterruptedException if interrupted while waiting
     */
    public @Nullable T takeLatest(Batch<T> into) throws InterruptedException {
        into.clear();
        lock.lock();
        try {
            awaitItem(FOREVER);
            return removeLatest(into);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the newest item, waiting for one no longer than a while, and drops what is older.
     *
     * @param into    as for {@link #takeLatest(Batch)}
     * @param timeout how long to wait; not at all if zero or negative
     * @return the newest item; null if none came in time, or once the buffer has ended
     * @throws InterruptedException if interrupted while waiting
     */
    public @Nullable T takeLatest(Batch<T> into, Duration timeout) throws InterruptedException {
        long nanos = nanos(timeout);
        into.clear();
        lock.lock();
        try {
            awaitItem(nanos);
            return removeLatest(into);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes all that is buffered, waiting until there is something.
     *
     * @return the items, oldest first; empty once the buffer has ended
     * @throws InterruptedException if interrupted while waiting
     */
    public List<T> drainAll() throws InterruptedException {
        Batch<T> batch = new Batch<>(0);
        drainAll(batch);
        return batch.toList();
    }

    /**
     * Takes all that is buffered, waiting until there is something.
     *
     * @param into receives the items
     * @return how many they are, at least 1; 0 once the buffer has ended
     * @throws InterruptedException if interrupted while waiting
     */
    public int drainAll(Batch<T> into) throws InterruptedException {
        return drain(into, capacity);
    }

    /**
     * Takes all that is buffered, waiting no longer than a while until there is something.
     *
     * @param into    receives the items
     * @param timeout how long to wait; not at all if zero or negative
     * @return how many they are; 0 if none came in time, or once the buffer has ended
     * @throws InterruptedException if interrupted while waiting
     */
    public int drainAll(Batch<T> into, Duration timeout) throws InterruptedException {
        long nanos = nanos(timeout);
        into.clear();
        lock.lock();
        try {
            awaitItem(nanos);
            return removeOldest(into, capacity);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the oldest items, waiting until there is one.
     *
     * @param into receives the items
     * @param max  how many to take at most, at least 1
     * @return how many they are, at least 1; 0 once the buffer has ended
     * @throws IllegalArgumentException if {@code max} is less than 1
     * @throws InterruptedException if interrupted while waiting
     */
    public int drain(Batch<T> into, int max) throws InterruptedException {
        requirePositive(max);
        into.clear();
        lock.lock();
        try {
            awaitItem(FOREVER);
            return removeOldest(into, max);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the oldest items, waiting until there is one, and then for more of them to gather. They gather in the
     * buffer: until the wait is over they may still be dropped, or taken by others.
     *
     * @param into   receives the items
     * @param max    how many to take at most, at least 1 and at most the capacity
     * @param linger how long to wait for {@code max} items once there is one; not at all if zero or negative
     * @return how many they are, at least 1; 0 once the buffer has ended
     * @throws IllegalArgumentException if {@code max} is less than 1 or greater than the capacity
     * @throws InterruptedException if interrupted while waiting
     */
    public int drain(Batch<T> into, int max, Duration linger) throws InterruptedException {
        requirePositive(max);
        if (max > capacity) {
            throw new IllegalArgumentException(
                    "a batch gathers in the buffer, so it must fit: " + max + " into capacity " + capacity);
        }
        long nanos = nanos(linger);
        into.clear();
        lock.lock();
        try {
            awaitItems(max, nanos);
            return removeOldest(into, max);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Refuses further items and wakes every thread that waits. What is buffered stays, to be taken. A second call does
     * nothing.
     */
    public void close() {
        lock.lock();
        try {
            shut();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Refuses further items, wakes every thread that waits, and hands back what is buffered, now or after an earlier
     * {@link #close()}.
     *
     * @return the items, oldest first, counted as discarded
     */
    public List<T> closeNow() {
        lock.lock();
        try {
            shut();
            return contents.discardAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Tells whether the buffer is closed, so that it refuses further items.
     *
     * @return whether it is closed
     */
    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Tells whether the buffer is closed and nothing is buffered any more: then every take says so, for ever.
     *
     * @return whether it has ended
     */
    public boolean isEnded() {
        lock.lock();
        try {
            return closed && contents.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The number of items that wait, at this instant.
     *
     * @return how many, from 0 to the capacity
     */
    public int size() {
        return counts().buffered();
    }

    /**
     * The most items that can wait.
     *
     * @return the capacity
     */
    public int capacity() {
        return capacity;
    }

    /**
     * What the buffer does when full.
     *
     * @return the overflow it was made with
     */
    public Overflow overflow() {
        return overflow;
    }

    /**
     * What has become of all the items, at this instant.
     *
     * @return the counts, which balance
     */
    public BufferCounts counts() {
        lock.lock();
        try {
            return contents.counts();
        } finally {
            lock.unlock();
        }
    }

    // ---- Waiting, under the lock. Each returns when what it waits for holds, or never will. ----

    @GuardedBy("lock")
    private void requireRoom() throws InterruptedException {
        boolean unsure = contents.isFull() || closed;
        if (unsure && !awaitRoom(overflow == Overflow.BLOCK ? FOREVER : 0)) {
            throw new BufferFullException("buffer is full: capacity " + capacity);
        }
    }

    /** False if there was no room in time. Signalled by whatever takes an item out, and by close. */
    @GuardedBy("lock")
    private boolean awaitRoom(long nanos) throws InterruptedException {
        long left = nanos;
        while (contents.isFull() && !closed && left > 0) {
            if (nanos == FOREVER) {
                notFull.await();
            } else {
                left = notFull.awaitNanos(left);
            }
        }
        requireOpen();
        return !contents.isFull() || overflow.drops();
    }

    /** Signalled by an item that is added, and by close. */
    @GuardedBy("lock")
    private void awaitItem(long nanos) throws InterruptedException {
        long left = nanos;
        while (contents.isEmpty() && !closed && left > 0) {
            if (nanos == FOREVER) {
                notEmpty.await();
            } else {
                left = notEmpty.awaitNanos(left);
            }
        }
    }

    /** Waits for the first item, then for the others; begins anew if another taker has emptied the buffer meanwhile. */
    @GuardedBy("lock")
    private void awaitItems(int goal, long nanos) throws InterruptedException {
        do {
            awaitItem(FOREVER);
            notEmpty.signal();
            long left = nanos;
            while (contents.size() < goal && !closed && left > 0) {
                gatherGoal = Math.min(gatherGoal, goal);
                left = gathered.awaitNanos(left);
            }
        } while (contents.isEmpty() && !closed);
    }

    // ---- Changing, under the lock. ----

    @GuardedBy("lock")
    private @Nullable T admit(T item, long sequence, long enteredNanos, long missed) {
        if (!contents.isFull()) {
            contents.add(item, sequence, enteredNanos, missed);
            signalItem();
            return null;
        }
        if (overflow == Overflow.DROP_NEWEST) {
            contents.dropNewest(missed);
            return item;
        }
        return contents.replaceOldest(item, sequence, enteredNanos, missed);
    }

    @GuardedBy("lock")
    private void signalItem() {
        notEmpty.signal();
        if (contents.size() >= gatherGoal) {
            gatherGoal = Integer.MAX_VALUE;
            gathered.signalAll();
        }
    }

    @GuardedBy("lock")
    private @Nullable T removeOldest() {
        notFull.signal();
        return contents.takeOldest();
    }

    @GuardedBy("lock")
    private int removeOldest(Batch<T> into, int max) {
        notFull.signalAll();
        return contents.takeOldest(into, max);
    }

    @GuardedBy("lock")
    private @Nullable T removeLatest(Batch<T> into) {
        notFull.signalAll();
        return contents.takeLatest(into);
    }

    @GuardedBy("lock")
    private void shut() {
        closed = true;
        notEmpty.signalAll();
        notFull.signalAll();
        gathered.signalAll();
    }

    @GuardedBy("lock")
    private void requireOpen() {
        if (closed) {
            throw new BufferClosedException();
        }
    }

    private long now() {
        return clock == null ? 0 : clock.getAsLong();
    }

    private static void requirePositive(int max) {
        if (max < 1) {
            throw new IllegalArgumentException("max must be positive: " + max);
        }
    }

    /** Saturating: a timeout of centuries is as good as none. */
    private static long nanos(Duration timeout) {
        Objects.requireNonNull(timeout, "timeout must not be null");
        return TimeUnit.NANOSECONDS.convert(timeout);
    }

    /** For tests. */
    void checkInvariants() {
        lock.lock();
        try {
            contents.checkInvariants();
        } finally {
            lock.unlock();
        }
    }
}
