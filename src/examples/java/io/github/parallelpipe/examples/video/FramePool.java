package io.github.parallelpipe.examples.video;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A fixed number of frames, lent out and given back.
 *
 * <p>Whoever has a frame owns it, and passes it on or gives it back, once. Capture borrows; {@code put} hands the
 * frame to the pipeline; from there on it ends in exactly one of three hands: the last stage's, the discard
 * handler's, or those of a stage that joins several frames into one. A frame lost on the way shows in {@link
 * #balance}, one given back twice is refused.
 *
 * <p><em>Threading:</em> safe: capture and every stage use one pool.
 */
final class FramePool {

    /** How often frames went out and came back. */
    record Balance(long borrowed, long returned, int out) {
        boolean isEven() {
            return borrowed == returned && out == 0;
        }

        @Override
        public String toString() {
            return "pool: " + borrowed + " borrowed, " + returned + " returned, " + out + " out";
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final int size;
    private final Deque<Frame> idle = new ArrayDeque<>();
    private final Set<Frame> out = Collections.newSetFromMap(new IdentityHashMap<>());
    private long borrowed;
    private long returned;

    FramePool(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("pool size must be positive: " + size);
        }
        this.size = size;
    }

    /**
     * Lends a frame. Never waits: the pool is as large as what the pipeline's bounded buffers can hold, so that an
     * empty one means a leak, and waiting would only hide it.
     */
    Frame borrow() {
        lock.lock();
        try {
            if (out.size() == size) {
                throw new IllegalStateException("all " + size + " frames are out: some were never given back");
            }
            Frame frame = idle.isEmpty() ? new Frame() : idle.pop();
            out.add(frame);
            borrowed++;
            return frame;
        } finally {
            lock.unlock();
        }
    }

    void giveBack(Frame frame) {
        lock.lock();
        try {
            if (!out.remove(frame)) {
                throw new IllegalStateException("frame " + frame.number() + " was given back already");
            }
            idle.push(frame);
            returned++;
        } finally {
            lock.unlock();
        }
    }

    Balance balance() {
        lock.lock();
        try {
            return new Balance(borrowed, returned, out.size());
        } finally {
            lock.unlock();
        }
    }
}
