package io.github.parallelpipe.benchmarks.rivals;

/** A rival's stages at work. */
public interface Line {

    /**
     * Hands an item in, and waits for room where nothing is dropped.
     *
     * @param item the item
     * @throws InterruptedException if interrupted while waiting
     */
    void put(Object item) throws InterruptedException;

    /**
     * Ends the input, and returns when the sink has had all that is under way.
     *
     * @throws InterruptedException if interrupted while waiting
     */
    void finish() throws InterruptedException;
}
