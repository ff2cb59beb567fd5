package io.github.parallelpipe.buffer;

/**
 * What a full {@link RingBuffer} does with one item more: each choice sacrifices something else.
 */
public enum Overflow {

    /**
     * The oldest item makes room, and {@code put} hands it back. Sacrifices completeness; keeps the producer free and
     * what is buffered fresh: for frames, readings, prices, where the newest says most.
     */
    DROP_OLDEST,

    /**
     * The new item is not taken in, and {@code put} hands it back. Sacrifices freshness and completeness; keeps the
     * producer free and what has begun: for requests that have already been promised an answer.
     */
    DROP_NEWEST,

    /**
     * The producer waits until there is room. Sacrifices the producer's time and, with a live source, freshness; nothing
     * is lost: for files, messages, anything that can be asked to slow down (<em>backpressure</em>).
     */
    BLOCK,

    /**
     * {@code put} throws a {@link BufferFullException} and the item stays with the caller. Sacrifices the run of the
     * producer; keeps everything and everybody's time: for when a full buffer means that a promise is already broken.
     */
    FAIL;

    /**
     * Tells whether a full buffer loses an item to go on.
     *
     * @return true for {@link #DROP_OLDEST} and {@link #DROP_NEWEST}
     */
    public boolean drops() {
        return this == DROP_OLDEST || this == DROP_NEWEST;
    }
}
