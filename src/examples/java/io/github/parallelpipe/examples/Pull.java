package io.github.parallelpipe.examples;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A source that is asked and may wait, as {@code pipeline.run(source)} takes it: what a lambda says is the next item, or
 * null at the end. If the run fails meanwhile, it interrupts the wait.
 *
 * @param <T> the type of the items
 */
@FunctionalInterface
interface Pull<T> extends Iterable<T> {

    /** Waits for the next item; null at the end, after which it is not asked again. */
    @Nullable T next() throws InterruptedException;

    @Override
    default Iterator<T> iterator() {
        return new Iterator<>() {
            private @Nullable T ahead;
            private boolean ended;

            @Override
            public boolean hasNext() {
                if (ahead == null && !ended) {
                    ahead = await();
                    ended = ahead == null;
                }
                return ahead != null;
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("the source has ended");
                }
                T next = ahead;
                ahead = null;
                return next;
            }
        };
    }

    private @Nullable T await() {
        try {
            return next();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an item", e);
        }
    }
}
