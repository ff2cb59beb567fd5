package io.github.parallelpipe;

/**
 * The way out of one worker: its results, and with each of them how many items were lost on the way to it. For the worker's
 * thread only.
 *
 * @param <O> the type of the results
 */
interface Exit<O> {

    /**
     * The worker is about to take items; waits until it may.
     *
     * @param lost how many it has lost, as too old, of those it took before
     * @return how many of these the next ones it takes have missed
     * @throws InterruptedException if interrupted while waiting
     */
    long begin(long lost) throws InterruptedException;

    /**
     * It has taken items; none once its buffer has ended.
     *
     * @param position how many had been taken before, by all workers of the stage
     * @param items    how many they are
     */
    void took(long position, int items);

    /**
     * A result was made. It is the exit's from here on, also if this throws.
     *
     * @throws InterruptedException if interrupted while waiting for room
     */
    void emit(O result, long sequence, long enteredNanos, long missed) throws InterruptedException;

    /**
     * No result was made: the next one will have missed so many items more.
     *
     * @throws InterruptedException if interrupted while handing on what had to wait for this
     */
    void skip(long missed) throws InterruptedException;

    /** The worker has ended: nothing more will come of it. */
    void complete();
}
