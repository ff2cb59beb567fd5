package io.github.parallelpipe;

/** Why an item that had entered a pipeline will not be delivered. */
public enum DiscardReason {

    /** The buffer was full, and its {@link io.github.parallelpipe.buffer.Overflow overflow} dropped this item. */
    OVERFLOW,

    /** The stage reads only the {@linkplain Intake#latest() latest} item, and a newer one had come. */
    SUPERSEDED,

    /** The item was older than the stage's {@linkplain StageOptions#maxAge maximum age}. */
    EXPIRED,

    /** The stage threw while it worked on the item. */
    FAILED,

    /**
     * The run ended before the stage could work on the item, by a cancel or a failure; also when it ended before a
     * {@linkplain Intake#window window} that the item waited in was full.
     */
    CANCELLED
}
