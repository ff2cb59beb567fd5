package io.github.parallelpipe;

import io.github.parallelpipe.buffer.Batch;
import io.github.parallelpipe.buffer.RingBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stage's buffer in the way of one {@link Intake}, and knows which items the stage has in hand: those of the
 * input that it was last given, and those that wait here for their turn. For one worker's thread only.
 *
 * @param <T> the type of the items in the buffer
 * @param <X> the type of what the stage is given
 */
abstract class Reader<T, X> {

    final Edge<T> edge;
    final RingBuffer<T> buffer;
    final Batch<T> taken;

    private final Exit<?> exit;

    private long sequence;
    private long enteredNanos;
    private long missed;

    /** Written by the worker's thread, read by any. */
    private final AtomicBoolean waiting = new AtomicBoolean();

    /** Items lost here, since the last input: the next one will have missed them. */
    private long lost;

    Reader(Edge<T> edge, Exit<?> exit, int expected) {
        this.edge = edge;
        this.exit = exit;
        this.buffer = edge.buffer();
        this.taken = new Batch<>(expected);
    }

    /** The next input; waits for it. Null once the buffer has ended. */
    abstract @Nullable X next() throws InterruptedException;

    /** Takes items, waiting for them, and tells how many; none once the buffer has ended. */
    abstract int take() throws InterruptedException;

    /** As {@link #take}, for others to see that it waits. */
    final boolean takeSome() throws InterruptedException {
        setWaiting(true);
        try {
            lost = exit.begin(lost);
            int items = take();
            exit.took(taken.position(), items);
            return items > 0;
        } finally {
            setWaiting(false);
        }
    }

    /** For others to see whether the worker's thread waits for its neighbours, rather than works. */
    final void setWaiting(boolean now) {
        waiting.lazySet(now);
    }

    final boolean isWaiting() {
        return waiting.get();
    }

    /** Tells whether each input is one item, so that as many are emitted or filtered as are processed. */
    boolean isOneToOne() {
        return true;
    }

    /** The stage is done with the last input: how many items are processed by that. */
    abstract int processed();

    /** The stage threw: disposes of the items it threw on, and tells how many they are. */
    abstract int failed();

    /** The stage has ended: disposes of all that it has in hand and that was neither processed nor failed. */
    abstract void abandon();

    final long sequence() {
        return sequence;
    }

    final long enteredNanos() {
        return enteredNanos;
    }

    final long missed() {
        return missed;
    }

    /** The next input is about items with this origin. */
    final void origin(long sequence, long enteredNanos, long missed) {
        this.sequence = sequence;
        this.enteredNanos = enteredNanos;
        this.missed = missed + lost;
        lost = 0;
    }

    /** No input is made of the item whose origin was just set: what it has missed, the next one has. */
    final void carryMissed() {
        lost += missed;
    }

    /** An item was lost: the next input will have missed it. */
    final void lose() {
        lost++;
    }

    /** Takes the origin of one item that was taken. */
    final void originOf(int index) {
        origin(taken.sequence(index), taken.enteredNanos(index), taken.missed(index));
    }

    /** Disposes of an item that was taken, if it is too old by now, and then says true. */
    final boolean expire(int index) {
        if (!edge.isExpired(taken.enteredNanos(index))) {
            return false;
        }
        lost += taken.missed(index) + 1;
        edge.expire(taken.item(index));
        return true;
    }
}
