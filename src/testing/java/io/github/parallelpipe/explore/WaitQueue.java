package io.github.parallelpipe.explore;

import io.github.parallelpipe.explore.Actor.Wake;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Where actors wait for something to happen, in the order in which they came. */
public final class WaitQueue {

    private final Execution execution;
    private final int index;
    private final Deque<Actor> waiting = new ArrayDeque<>();
    private String name;

    /**
     * A queue in which nobody waits.
     *
     * @param execution the execution whose actors wait here
     * @param name      what they wait for, in stories
     */
    public WaitQueue(Execution execution, String name) {
        this(execution, execution.nextQueue(), name);
    }

    WaitQueue(Execution execution, int index, String name) {
        this.execution = execution;
        this.index = index;
        this.name = name;
    }

    void name(String better) {
        name = better;
    }

    int index() {
        return index;
    }

    boolean hasWaiters() {
        return !waiting.isEmpty();
    }

    /** An actor's place among those that wait, different for each queue. */
    int place(Actor actor) {
        int place = index * 16 + 1;
        for (Actor other : waiting) {
            if (other == actor) {
                break;
            }
            place++;
        }
        return place;
    }

    /** The running actor waits until it is woken, for whatever reason. */
    Wake block(String how, long deadline) {
        Actor actor = execution.running();
        actor.waitIn(this, deadline);
        waiting.addLast(actor);
        execution.tell(() -> how + name);
        execution.pause(actor);
        return actor.wake;
    }

    /**
     * The running actor waits, until it is woken by {@link #wakeAll} or interrupted.
     *
     * @param nanos how long at most, on the virtual clock; {@link Actor#FOR_EVER} for no limit
     * @return whether it was woken, rather than late
     * @throws InterruptedException if interrupted
     */
    public boolean await(long nanos) throws InterruptedException {
        Wake reason = block("waits for ", nanos == Actor.FOR_EVER ? nanos : execution.now() + Math.max(0, nanos));
        if (reason == Wake.INTERRUPT) {
            throw new InterruptedException();
        }
        return reason == Wake.SIGNAL;
    }

    /** The running actor waits until it is woken by {@link #wakeAll}, or interrupted: then it stays so. */
    public void spin() {
        boolean interrupted = Thread.interrupted();
        Wake reason = block("spins until there is ", Actor.FOR_EVER);
        if (interrupted || reason == Wake.INTERRUPT) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@return whether nobody waits here} */
    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Wakes all that wait here. */
    public void wakeAll() {
        if (!waiting.isEmpty()) {
            execution.tell(() -> "which wakes " + waiting);
            wakeQuietly();
        }
    }

    void wakeQuietly() {
        waiting.forEach(actor -> actor.wake(Wake.SIGNAL));
        waiting.clear();
    }

    /** Wakes the one that has waited longest; null if nobody waits. */
    @Nullable Actor wakeFirst() {
        Actor first = waiting.pollFirst();
        if (first != null) {
            first.wake(Wake.SIGNAL);
        }
        return first;
    }

    /** Wakes one for a reason of its own. */
    void wake(Actor actor, Wake reason) {
        waiting.remove(actor);
        actor.wake(reason);
    }

    /** Those that wait, for a story. */
    String waiters() {
        return waiting.toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
