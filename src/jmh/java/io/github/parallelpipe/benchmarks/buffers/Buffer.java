package io.github.parallelpipe.benchmarks.buffers;

import org.jspecify.annotations.Nullable;

/** A buffer's operations. */
public interface Buffer {

    /**
     * Puts one item, into a buffer that has room or that drops its oldest.
     *
     * @param item the item
     * @throws InterruptedException if interrupted
     */
    void put(Object item) throws InterruptedException;

    /**
     * Takes the oldest item.
     *
     * @return the item
     * @throws InterruptedException if interrupted
     */
    @Nullable Object take() throws InterruptedException;

    /**
     * Takes all items.
     *
     * @return how many
     * @throws InterruptedException if interrupted
     */
    int drain() throws InterruptedException;
}
