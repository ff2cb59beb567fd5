package io.github.parallelpipe;

import java.time.Duration;

/**
 * Where the item that a stage works on comes from. What a stage emits inherits it.
 *
 * <p>Of several items, as {@link Intake#all()} and {@link Intake#batch batch} read them, it has the number of the newest
 * and the age of the oldest. Of a {@linkplain Intake#window window}, it is that of the newest.
 *
 * <p><em>Threading:</em> for the stage's thread, until the call it was handed to returns.
 */
public interface ItemContext {

    /**
     * The name of the stage that works on it.
     *
     * @return the name
     */
    String stage();

    /**
     * The number the item was given when it entered the pipeline, in the order of entry.
     *
     * @return the number, counted from 0
     */
    long sequence();

    /**
     * How many items were lost since the last one this stage saw: dropped, superseded or expired, here or on the way
     * here, or failed on the way here. Filtered ones are not among them, nor those that an earlier stage has put together;
     * and of those that a stage with several workers finds too old, only the next stage is sure to be told.
     *
     * @return how many, 0 if none
     */
    long missed();

    /**
     * How long ago the item entered the pipeline: since {@code put} was called.
     *
     * @return its age
     */
    Duration age();
}
