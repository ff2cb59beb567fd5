package io.github.parallelpipe;

/**
 * Where a stage's results go.
 *
 * @param <O> the type of the results
 */
interface Output<O> {

    /**
     * Hands a result over. It is the output's from here on, also if this throws.
     *
     * @throws InterruptedException if interrupted while waiting for room
     */
    void emit(O result, long sequence, long enteredNanos, long missed) throws InterruptedException;

    /** Nothing more will come. */
    void complete();
}
