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

    private record Seen<T>(T item, long enteredNanos) {}

    private final int length;
    private final Deque<Seen<T>> window;

    /** How many of the window's newest items are in hand. */
    private int inHand;

    WindowReader(Edge<T> edge, Exit<?> exit, int length) {
        super(edge, exit, 1);
        this.length = length;
        this.window = new ArrayDeque<>();
    }

    @Override
    @Nullable List<T> next() throws InterruptedException {
        while (takeSome()) {
            originOf(0);
            slide(new Seen<>(taken.item(0), taken.enteredNanos(0)));
            expireInHand();
            if (window.size() == length) {
                return window.stream().map(Seen::item).toList();
            }
            carryMissed();
        }
        return null;
    }

    @Override
    int take() throws InterruptedException {
        return buffer.drain(taken, 1);
    }

    private void slide(Seen<T> newest) {
        if (window.size() == length) {
            window.removeFirst();
        }
        window.addLast(newest);
        inHand++;
    }

    /** An item may grow too old while the window fills. What a list has been made of is not looked at again. */
    private void expireInHand() {
        Iterator<Seen<T>> newestFirst = window.descendingIterator();
        for (int i = inHand; i > 0; i--) {
            Seen<T> seen = newestFirst.next();
            if (edge.isExpired(seen.enteredNanos())) {
                newestFirst.remove();
                inHand--;
                lose();
                edge.expire(seen.item());
            }
        }
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
        edge.discard(window.removeLast().item(), DiscardReason.FAILED);
        inHand--;
        return 1;
    }

    @Override
    void abandon() {
        Iterator<Seen<T>> newestFirst = window.descendingIterator();
        for (; inHand > 0; inHand--) {
            edge.giveUp(newestFirst.next().item());
        }
    }
}
