package io.github.parallelpipe;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A discard handler that remembers what it was told, in order. */
public final class Told implements DiscardHandler<Object> {

    /**
     * One item that was discarded.
     *
     * @param item   the item
     * @param reason why
     * @param stage  where
     */
    public record Discard(Object item, DiscardReason reason, String stage) {}

    private final List<Discard> discards = new CopyOnWriteArrayList<>();

    @Override
    public void discarded(Object item, DiscardReason reason, String stage) {
        discards.add(new Discard(item, reason, stage));
    }

    /**
     * What it was told.
     *
     * @return the discards so far
     */
    public List<Discard> discards() {
        return List.copyOf(discards);
    }

    /**
     * The items it was told of.
     *
     * @return the items so far
     */
    public List<Object> items() {
        return discards.stream().map(Discard::item).toList();
    }
}
