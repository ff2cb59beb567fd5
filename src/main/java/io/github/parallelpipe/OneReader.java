package io.github.parallelpipe;

import org.jspecify.annotations.Nullable;

/**
 * {@link Intake#one()}: item by item, oldest first. Where the buffer never drops, it claims all that waits in one step,
 * and works that off; what could still be dropped is never claimed ahead, for freshness.
 */
final class OneReader<T> extends Reader<T, T> {

    private final int claim;

    /** The first of the taken items that is still in hand. */
    private int current;

    OneReader(Edge<T> edge, Exit<?> exit) {
        super(edge, exit, edge.claim());
        this.claim = edge.claim();
    }

    @Override
    @Nullable T next() throws InterruptedException {
        while (true) {
            for (; current < taken.size(); current++) {
                if (!expire(current)) {
                    originOf(current);
                    return taken.item(current);
                }
            }
            if (!takeSome()) {
                return null;
            }
            current = 0; // not before: if that throws, nothing is in hand
        }
    }

    @Override
    int take() throws InterruptedException {
        return buffer.drain(taken, claim);
    }

    @Override
    int processed() {
        current++;
        return 1;
    }

    @Override
    int failed() {
        edge.discard(taken.item(current++), DiscardReason.FAILED);
        return 1;
    }

    @Override
    void abandon() {
        while (current < taken.size()) {
            edge.giveUp(taken.item(current++));
        }
    }
}
