package io.github.parallelpipe.explore.buffer;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.explore.buffer.Results.Counted;
import io.github.parallelpipe.explore.buffer.Results.Refusal;
import io.github.parallelpipe.explore.buffer.Results.Taken;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the buffer does when nobody else is there: its specification, as short as we can say it. A call that has to wait
 * has no {@link #step step}; if it waits for a while only, it can {@link #giveUp give up}.
 *
 * <p>An interrupt is not in here: it may end a call that has waited, without any effect.
 *
 * @param capacity how many items fit in
 * @param overflow what happens to one more
 */
public record SequentialModel(int capacity, Overflow overflow) {

    /**
     * What a buffer holds, and its account.
     *
     * @param items     the items, oldest first
     * @param closed    whether it is closed
     * @param offered   how many items were offered
     * @param taken     how many were taken
     * @param dropped   how many were dropped
     * @param discarded how many were discarded
     * @param lost      how many were dropped behind the newest one
     */
    public record State(
            List<Taken> items, boolean closed, long offered, long taken, long dropped, long discarded, long lost) {

        private State add(Taken item) {
            return new State(append(items, item), closed, offered + 1, taken, dropped, discarded, 0);
        }

        private State replaceOldest(Taken item) {
            List<Taken> rest = new ArrayList<>(append(items, item));
            long missed = rest.removeFirst().missed() + 1;
            rest.set(0, rest.getFirst().missing(missed));
            return new State(List.copyOf(rest), closed, offered + 1, taken, dropped + 1, discarded, lost);
        }

        private State dropNewest() {
            return new State(items, closed, offered + 1, taken, dropped + 1, discarded, lost + 1);
        }

        private State take(int count) {
            List<Taken> rest = items.subList(count, items.size());
            return new State(List.copyOf(rest), closed, offered, taken + count, dropped, discarded, lost);
        }

        private State takeLatest() {
            return new State(List.of(), closed, offered, taken + 1, dropped + items.size() - 1, discarded, lost);
        }

        private State close() {
            return new State(items, true, offered, taken, dropped, discarded, lost);
        }

        private State closeNow() {
            return new State(List.of(), true, offered, taken, dropped, discarded + items.size(), lost);
        }

        private Counted counts() {
            return new Counted(offered, taken, dropped, discarded, items.size());
        }
    }

    /**
     * What a call does.
     *
     * @param state  what it leaves
     * @param result what it gives
     */
    public record Step(State state, @Nullable Object result) {}

    /** {@return an empty buffer} */
    public State initial() {
        return new State(List.of(), false, 0, 0, 0, 0, 0);
    }

    /**
     * What a call does at once.
     *
     * @param state what it finds
     * @param call  the call
     * @return what it does; null if it has to wait
     */
    public @Nullable Step step(State state, Call call) {
        return switch (call.operation()) {
            case PUT, PUT_WITHIN -> put(state, call);
            case CLOSE -> new Step(state.close(), null);
            case CLOSE_NOW -> new Step(state.closeNow(), state.items().stream().map(Taken::item).toList());
            case COUNTS -> new Step(state, state.counts());
            case ENDED -> new Step(state, state.closed() && state.items().isEmpty());
            default -> state.items().isEmpty() ? fromEmpty(state, call) : takeSome(state, call);
        };
    }

    /**
     * What a call does when it has waited long enough.
     *
     * @param state what it finds
     * @param call  a call that has to wait
     * @return what it does; null if it goes on waiting
     */
    public @Nullable Step giveUp(State state, Call call) {
        if (call.nanos() == Call.FOR_EVER) {
            return null;
        }
        return switch (call.operation()) {
            case PUT_WITHIN -> new Step(state, call.item());
            case GATHER -> state.items().isEmpty() ? null : remove(state, call);
            default -> new Step(state, nothing(call));
        };
    }

    private @Nullable Step put(State state, Call call) {
        if (state.closed()) {
            return new Step(state, Refusal.CLOSED);
        }
        Taken item = new Taken(call.item(), state.offered(), state.lost(), 0);
        if (state.items().size() < capacity) {
            return new Step(state.add(item), null);
        }
        return switch (overflow) {
            case DROP_OLDEST -> new Step(state.replaceOldest(item), state.items().getFirst().item());
            case DROP_NEWEST -> new Step(state.dropNewest(), call.item());
            case BLOCK -> null;
            case FAIL -> call.operation() == Operation.PUT ? new Step(state, Refusal.FULL) : null;
        };
    }

    private static @Nullable Step fromEmpty(State state, Call call) {
        boolean waits = !state.closed() && call.operation() != Operation.POLL && call.nanos() > 0;
        return waits ? null : new Step(state, nothing(call));
    }

    private static @Nullable Step takeSome(State state, Call call) {
        boolean gathers = call.operation() == Operation.GATHER && state.items().size() < call.max() && !state.closed();
        return gathers ? null : remove(state, call);
    }

    private static Step remove(State state, Call call) {
        return switch (call.operation()) {
            case TAKE, POLL, POLL_WITHIN -> new Step(state.take(1), state.items().getFirst().item());
            case TAKE_LATEST, TAKE_LATEST_WITHIN -> new Step(state.takeLatest(), at(state.taken(), latest(state.items())));
            default -> {
                int count = Math.min(call.max(), state.items().size());
                yield new Step(state.take(count), at(state.taken(), state.items().subList(0, count)));
            }
        };
    }

    /** The newest has missed the others, and all that they have. */
    private static List<Taken> latest(List<Taken> items) {
        List<Taken> all = new ArrayList<>(items);
        Taken newest = all.removeLast();
        long missed = all.stream().mapToLong(item -> item.missed() + 1).sum();
        return append(all, newest.missing(missed));
    }

    private static List<Taken> at(long position, List<Taken> items) {
        return items.stream().map(item -> item.at(position)).toList();
    }

    private static @Nullable Object nothing(Call call) {
        return switch (call.operation()) {
            case TAKE, POLL, POLL_WITHIN -> null;
            default -> List.of();
        };
    }

    private static <T> List<T> append(List<T> items, T item) {
        List<T> longer = new ArrayList<>(items);
        longer.add(item);
        return Collections.unmodifiableList(longer);
    }
}
