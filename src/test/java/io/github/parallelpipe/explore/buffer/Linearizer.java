package io.github.parallelpipe.explore.buffer;

import io.github.parallelpipe.explore.Fingerprint;
import io.github.parallelpipe.explore.Ids;
import io.github.parallelpipe.explore.buffer.SequentialModel.State;
import io.github.parallelpipe.explore.buffer.SequentialModel.Step;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Checks a history while it is made: is there an order of the calls, each at one instant between its begin and its end,
 * in which the {@link SequentialModel} gives the same results?
 *
 * <p>It keeps every {@linkplain Possibility state} in which the model may be by now. When a call ends, those are kept
 * in which the call has had its effect with that result, or can have it now, after any of the calls that are under way.
 * When none is left, there is no such order.
 */
final class Linearizer {

    /** Marks a call that has not had its effect. */
    private static final Object NOT_YET = new Object() {
        @Override
        public String toString() {
            return "not yet";
        }
    };

    /**
     * Where the model may be.
     *
     * @param state   its state
     * @param results of each client's present call, if it has had its effect
     */
    private record Possibility(State state, List<@Nullable Object> results) {

        boolean isPending(int client) {
            return results.get(client) == NOT_YET;
        }

        Possibility with(int client, State next, @Nullable Object result) {
            @Nullable Object[] changed = results.toArray();
            changed[client] = result;
            return new Possibility(next, Arrays.asList(changed));
        }
    }

    private final SequentialModel model;
    private final IntPredicate timeIsUp;
    private final @Nullable Call[] present;
    private Set<Possibility> possible = new HashSet<>();

    /**
     * A check of a new history.
     *
     * @param model    the model
     * @param clients  how many clients there are
     * @param timeIsUp whether a client has waited long enough to give up
     */
    Linearizer(SequentialModel model, int clients, IntPredicate timeIsUp) {
        this.timeIsUp = timeIsUp;
        this.model = model;
        this.present = new Call[clients];
        Object[] none = new Object[clients];
        Arrays.fill(none, NOT_YET);
        possible.add(new Possibility(model.initial(), Arrays.asList(none)));
    }

    void begin(int client, Call call) {
        present[client] = call;
    }

    /** Tells whether a call may end with that result. */
    boolean end(int client, @Nullable Object result) {
        Set<Possibility> next = new HashSet<>();
        possible.forEach(one -> collect(one, client, result, next));
        return replace(client, next);
    }

    /** Tells whether a call may end without any effect. */
    boolean endWithoutEffect(int client) {
        Set<Possibility> next = new HashSet<>();
        possible.stream().filter(one -> one.isPending(client)).forEach(next::add);
        return replace(client, next);
    }

    /** Tells whether calls that are under way may all have to wait for ever. */
    boolean mayAllWait() {
        Set<Possibility> waiting = new HashSet<>(possible);
        waiting.removeIf(one -> !allWait(one));
        if (waiting.isEmpty()) {
            return false;
        }
        possible = waiting;
        return true;
    }

    /** Tells whether a call that is under way could have its effect, or has had it. */
    boolean mayGoOn(int client) {
        return possible.stream().anyMatch(one -> !one.isPending(client) || step(one.state, client) != null);
    }

    private boolean allWait(Possibility one) {
        for (int client = 0; client < present.length; client++) {
            Call call = present[client];
            if (call != null && (!one.isPending(client) || model.step(one.state, call) != null)) {
                return false;
            }
        }
        return true;
    }

    private boolean replace(int client, Set<Possibility> next) {
        if (next.isEmpty()) {
            return false;
        }
        present[client] = null;
        possible = next;
        return true;
    }

    private void collect(Possibility one, int client, @Nullable Object result, Set<Possibility> next) {
        if (!one.isPending(client)) {
            if (Objects.equals(one.results.get(client), result)) {
                next.add(one.with(client, one.state, NOT_YET));
            }
            return;
        }
        for (int other = 0; other < present.length; other++) {
            Step step = one.isPending(other) ? step(one.state, other) : null;
            if (step == null) {
                continue;
            }
            if (other != client) {
                collect(one.with(other, step.state(), step.result()), client, result, next);
            } else if (Objects.equals(step.result(), result)) {
                next.add(new Possibility(step.state(), one.results));
            }
        }
    }

    private @Nullable Step step(State state, int client) {
        Call call = present[client];
        if (call == null) {
            return null;
        }
        Step step = model.step(state, call);
        return step == null && timeIsUp.test(client) ? model.giveUp(state, call) : step;
    }

    /** Where the model may be; equal for equal places. */
    Set<?> possible() {
        return possible;
    }

    long fingerprint(Ids ids) {
        long print = possible.size();
        for (Possibility one : possible) {
            print += Fingerprint.mix(0, ids.of(one));
        }
        return print;
    }

    /** What the model holds, for a reader. */
    String items() {
        List<String> states = possible.stream()
                .map(Possibility::state)
                .map(state -> state.items().stream().map(item -> item.item().toString()).toList()
                        + (state.closed() ? " closed" : ""))
                .distinct()
                .toList();
        return String.join(" or ", states);
    }

    /** What the model would have a call give, for a reader. */
    String allowed(int client) {
        List<String> results = possible.stream()
                .map(one -> one.isPending(client)
                        ? should(step(one.state, client))
                        : "it should give " + one.results.get(client))
                .distinct()
                .toList();
        return String.join(" or ", results);
    }

    private static String should(@Nullable Step step) {
        return step == null ? "it should wait" : "it should give " + step.result();
    }
}
