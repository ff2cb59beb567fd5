package io.github.parallelpipe.explore.buffer;

import java.util.concurrent.locks.Lock;

/**
 * The buffer that is run, seen from here. All that it shares between threads must be reachable from its fields, and be
 * guarded by the lock it was made with.
 */
public interface Subject {

    /** Makes buffers. */
    @FunctionalInterface
    interface Maker {

        /**
         * Makes a new buffer.
         *
         * @param capacity how many items it holds
         * @param overflow the name of the overflow
         * @param lock     the lock that it has to use
         * @return the buffer
         */
        Subject make(int capacity, String overflow, Lock lock);
    }

    /**
     * Makes a call.
     *
     * @param call the call
     * @return what it gives, in the terms of {@link SequentialModel}
     * @throws InterruptedException if interrupted while waiting
     */
    Object call(Call call) throws InterruptedException;

    /** Throws an {@link AssertionError} if the buffer is not in order; nothing else runs meanwhile. */
    void checkInvariants();
}
