package io.github.parallelpipe;

/**
 * Told of each item that is not going to be delivered, exactly once: to give a frame back to its pool, to count, to log.
 * Not of those that a stage has worked on and had no result for, or has made something else of: what becomes of them is
 * the stage's own to see to.
 *
 * <p><em>Threading:</em> called by whichever thread caused the discard (of the stage, of the stage before it, of a
 * caller of {@code put} or {@code cancel}, of the run itself), so by several at once. Never under a lock of the
 * library's; but that thread waits for it, so it should be quick, and must not wait for the run. After a cancel or a
 * failure that thread may be interrupted.
 *
 * <p>What it throws changes nothing for the run; {@link RunReport#handlerFailures()} counts it.
 *
 * @param <T> the type of the items
 */
@FunctionalInterface
public interface DiscardHandler<T> {

    /**
     * Disposes of an item.
     *
     * @param item   the item
     * @param reason why it was discarded
     * @param stage  the name of the stage that it waited for, or that worked on it
     */
    void discarded(T item, DiscardReason reason, String stage);
}
