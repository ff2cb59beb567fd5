package io.github.parallelpipe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Intake#window}: the last few items, sliding by one. An item is in hand from when it is taken until the stage
 * has worked on the first list that contains it; so it is accounted for once, however many lists it is in.
 */
final class WindowReader<T> extends Reader<T, List<T>> {

    private final int length;
    private final Deque<T> window;

    /** How many of the window's newest items are in hand. */
    private int inHand;

    WindowReader(Edge<T> edge, int length) {
        super(edge, 1);
        this.length = length;
        this.window = new ArrayDeque<>();
    }

    @Override
    @Nullable List<T> next() throws InterruptedException {
        while (takeSome()) {
            if (!expire(0)) {
                originOf(0);
                slide(taken.item(0));
                if (window.size() == length) {
                    return List.copyOf(window);
                }
                carryMissed();
            }
        }
        return null;
    }

    @Override
    int take() throws InterruptedException {
        return edge.drain(taken, 1);
    }

    private void slide(T newest) {
        if (window.size() == length) {
            window.removeFirst();
        }
        window.addLast(newest);
        inHand++;
    }

    @Override
    boolean isOneToOne() {
        return false;
    }

    @Override
    int processed() {
        int count = inHand;
        inHand = 0;
        return count;
    }

    @Override
    int failed() {
        edge.discard(window.removeLast(), DiscardReason.FAILED);
        inHand--;
        return 1;
    }

    @Override
    void abandon() {
        Iterator<T> newestFirst = window.descendingIterator();
        for (; inHand > 0; inHand--) {
            edge.giveUp(newestFirst.next());
        }
    }
}
