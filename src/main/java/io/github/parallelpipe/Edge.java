package io.github.parallelpipe;

import io.github.parallelpipe.buffer.BufferClosedException;
import io.github.parallelpipe.buffer.BufferCounts;
import io.github.parallelpipe.buffer.BufferFullException;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.buffer.RingBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What joins a stage to what comes before it: its buffer, and the disposal of the items that will not be worked on, each
 * counted and told exactly once.
 *
 * <p>The buffer's own counts know nothing of what happens outside it: an item that was taken and found too old, one that
 * was taken and not worked on, one that could not be put in any more. These are kept beside them, and {@link #ledger}
 * puts the two together. It balances whenever it is read: the buffer's part is one snapshot, and each item kept beside
 * it is added on both sides of the equation.
 */
final class Edge<T> implements Output<T> {

    private final String stage;
    private final RingBuffer<T> buffer;
    private final int claim;
    private final long maxAgeNanos;
    private final @Nullable DiscardHandler<? super T> handler;
    private final Discards discards;

    /** Taken, and then too old. */
    private final AtomicLong expired = new AtomicLong();
    /** Taken, and then not worked on, since the run ended. */
    private final AtomicLong givenUp = new AtomicLong();
    /** Emitted into the closed buffer of a run that was aborted. */
    private final AtomicLong refused = new AtomicLong();
    /** Emitted into a full buffer under FAIL. */
    private final AtomicLong overflowed = new AtomicLong();

    Edge(String stage, StageOptions<T> options, LongSupplier clock, Discards discards) {
        this.stage = stage;
        this.buffer = new RingBuffer<>(options.capacity(), options.overflow(), clock);
        this.claim = options.overflow().drops() || options.workers() > 1 ? 1 : options.capacity();
        this.maxAgeNanos = options.maxAge() == null ? Long.MAX_VALUE : Nanos.of(options.maxAge());
        this.handler = options.discardHandler();
        this.discards = discards;
    }

    String stage() {
        return stage;
    }

    int capacity() {
        return buffer.capacity();
    }

    Overflow overflow() {
        return buffer.overflow();
    }

    /**
     * How many items a worker may claim in one step. Not more than one if that would cost freshness, since an item in hand cannot
     * be dropped, or leave nothing for another worker.
     */
    int claim() {
        return claim;
    }

    // ---- For whoever feeds the run: an item that is not accepted stays with the caller. ----

    void put(T item) throws InterruptedException {
        try {
            dispose(buffer.put(item));
        } catch (BufferFullException e) {
            throw full();
        }
    }

    private BufferFullException full() {
        return new BufferFullException("buffer of stage '" + stage + "' is full: capacity " + capacity());
    }

    /** False if there was no room in time. */
    boolean offer(T item, Duration timeout) throws InterruptedException {
        T out = buffer.put(item, timeout);
        if (out == item && !buffer.overflow().drops()) {
            return false;
        }
        dispose(out);
        return true;
    }

    // ---- For the stage before. ----

    @Override
    public void emit(T item, long sequence, long enteredNanos, long missed) throws InterruptedException {
        try {
            dispose(buffer.forward(item, sequence, enteredNanos, missed));
        } catch (BufferClosedException e) {
            refuse(item);
        } catch (InterruptedException e) {
            refuse(item);
            throw e;
        } catch (BufferFullException e) {
            overflowed.incrementAndGet();
            discard(item, DiscardReason.OVERFLOW);
            throw full();
        }
    }

    private void refuse(T item) {
        refused.incrementAndGet();
        discard(item, DiscardReason.CANCELLED);
    }

    private void dispose(@Nullable T dropped) {
        if (dropped != null) {
            discard(dropped, DiscardReason.OVERFLOW);
        }
    }

    @Override
    public void complete() {
        buffer.close();
    }

    // ---- For the stage. ----

    /** To take from. */
    RingBuffer<T> buffer() {
        return buffer;
    }

    boolean isExpired(long enteredNanos) {
        return maxAgeNanos != Long.MAX_VALUE && System.nanoTime() - enteredNanos > maxAgeNanos;
    }

    /** An item that was taken is too old to be worked on. */
    void expire(T item) {
        expired.incrementAndGet();
        discard(item, DiscardReason.EXPIRED);
    }

    /** An item that was taken will not be worked on, since the run has ended. */
    void giveUp(T item) {
        givenUp.incrementAndGet();
        discard(item, DiscardReason.CANCELLED);
    }

    /** Tells the handler; what is counted where is the caller's to know. */
    void discard(T item, DiscardReason reason) {
        discards.discard(handler, item, reason, stage);
    }

    // ---- For the run. ----

    /** Refuses all further items, and gives the task to dispose of those that wait. */
    Runnable abort() {
        List<T> rest = buffer.closeNow();
        return () -> rest.forEach(item -> discard(item, DiscardReason.CANCELLED));
    }

    /** What has become of every item that was offered to the stage. */
    Ledger ledger() {
        long outOfDate = expired.get();
        long unused = givenUp.get();
        long late = refused.get();
        long excess = overflowed.get();
        BufferCounts counts = buffer.counts();
        return new Ledger(
                counts.offered() + late + excess,
                counts.taken() - outOfDate - unused,
                counts.dropped() + excess,
                outOfDate,
                counts.discarded() + unused + late,
                counts.buffered());
    }

    /** The account of one buffer, as in {@link StageReport}. */
    record Ledger(long offered, long taken, long dropped, long expired, long discarded, int buffered) {}
}
