package io.github.parallelpipe.explore.buffer;

import io.github.parallelpipe.buffer.Overflow;

/** What a client can ask of a buffer. */
public enum Operation {
    /** Puts an item. */
    PUT,
    /** Puts an item, waiting no longer than a while. */
    PUT_WITHIN,
    /** Takes the oldest item. */
    TAKE,
    /** Takes the oldest item if there is one. */
    POLL,
    /** Takes the oldest item, waiting no longer than a while. */
    POLL_WITHIN,
    /** Takes the newest item and drops the others. */
    TAKE_LATEST,
    /** Takes the newest item and drops the others, waiting no longer than a while. */
    TAKE_LATEST_WITHIN,
    /** Takes all items. */
    DRAIN_ALL,
    /** Takes all items, waiting no longer than a while. */
    DRAIN_ALL_WITHIN,
    /** Takes some items. */
    DRAIN,
    /** Takes some items after they have gathered for a while. */
    GATHER,
    /** Closes the buffer. */
    CLOSE,
    /** Closes the buffer and hands back what is in it. */
    CLOSE_NOW,
    /** Reads the counts. */
    COUNTS,
    /** Asks whether the buffer has ended. */
    ENDED;

    /** Whether this ever waits in a buffer with that overflow: then an interrupt may end it. */
    boolean mayWait(Overflow overflow) {
        return switch (this) {
            case PUT -> overflow == Overflow.BLOCK;
            case PUT_WITHIN -> !overflow.drops();
            case POLL, CLOSE, CLOSE_NOW, COUNTS, ENDED -> false;
            default -> true;
        };
    }
}
