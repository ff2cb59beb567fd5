package io.github.parallelpipe;

import org.jspecify.annotations.Nullable;

/** {@link Intake#latest()}: the newest item, and what is older is disposed of. */
final class LatestReader<T> extends Reader<T, T> {

    private @Nullable T inHand;

    LatestReader(Edge<T> edge, Exit<?> exit) {
        super(edge, exit, edge.capacity());
    }

    @Override
    @Nullable T next() throws InterruptedException {
        while (takeSome()) {
            int newest = taken.size() - 1;
            inHand = taken.item(newest);
            for (int i = 0; i < newest; i++) {
                edge.discard(taken.item(i), DiscardReason.SUPERSEDED);
            }
            if (!expire(newest)) {
                originOf(newest);
                return inHand;
            }
            inHand = null;
        }
        return null;
    }

    @Override
    int take() throws InterruptedException {
        buffer.takeLatest(taken);
        return taken.size();
    }

    @Override
    int processed() {
        inHand = null;
        return 1;
    }

    @Override
    int failed() {
        edge.discard(taken.item(taken.size() - 1), DiscardReason.FAILED);
        return processed();
    }

    @Override
    void abandon() {
        if (inHand != null) {
            edge.giveUp(inHand);
        }
    }
}
