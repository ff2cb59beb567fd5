package io.github.parallelpipe.explore;

import io.github.parallelpipe.explore.Actor.Status;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One execution of what is explored, along one schedule. One actor at a time has the turn; when it comes to a point
 * where threads may switch, it asks the {@link Search} what happens next, and gives the turn to the actor that this makes
 * go on, which may be itself.
 */
public abstract class Execution {

    /** How long an execution may take; longer, and an actor is stuck where the explorer does not see it. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    /** How often an actor may find that its time is up before it gets on. */
    private static final int MOST_TIME_OUTS = 5;

    private final Moves moves;
    private final Search search;
    private final @Nullable Story story;

    private static final ThreadLocal<@Nullable Execution> OF_THIS_THREAD = new ThreadLocal<>();

    private Actor running;
    private boolean ended;
    private int queues;
    private @Nullable Failure failure;
    private @Nullable Throwable crash;

    /** Whose turn it is. Handing it over also hands over all other fields. */
    volatile Actor turn;
    volatile boolean abandoned;

    /**
     * An execution that has not begun.
     *
     * @param moves  what may happen in it
     * @param search chooses what does
     * @param story  is told of it; null if nobody listens
     */
    protected Execution(Moves moves, Search search, @Nullable Story story) {
        this.moves = moves;
        this.search = search;
        this.story = story;
        running = moves.driver();
        turn = running;
    }

    // ---- What each kind of execution adds. ----

    /** Makes what is explored, before any actor runs. */
    protected void prepare() {}

    /** Lives the life of an actor, on its thread. */
    protected abstract void live(Actor actor);

    /** Nothing more can happen: checks what has come of it. */
    protected abstract void checkEnd();

    /** A fingerprint of what the actors share. */
    protected abstract long contents();

    /** Equal for two points from which the same can follow. */
    protected abstract long fingerprint(long contents, Ids ids);

    /** How all stands, for a story. */
    protected abstract String state();

    /** Whether {@link #fingerprint} tells all that decides what follows. */
    protected boolean canMerge() {
        return true;
    }

    /** An actor is about to go on. */
    protected void goesOn(Actor actor) {}

    /** The running actor is about to take a lock. */
    protected void beforeLock() {
        point();
    }

    /** The running actor has released a lock. */
    protected void afterUnlock() {}

    // ---- From its begin to its end. ----

    /** Runs it, to its end or until the search gives up. */
    public final @Nullable Failure go() {
        OF_THIS_THREAD.set(this);
        try {
            return goOn();
        } finally {
            OF_THIS_THREAD.remove();
        }
    }

    /** {@return the execution of which the calling thread is an actor, or that it makes; null if there is none} */
    public static @Nullable Execution ofThisThread() {
        return OF_THIS_THREAD.get();
    }

    private @Nullable Failure goOn() {
        moves.driver().thread = Thread.currentThread();
        prepare();
        Actor first = decide();
        if (first != null) {
            pass(first);
            awaitEnd();
        }
        running = moves.driver();
        if (crash != null) {
            throw new IllegalStateException("the explorer failed along " + search, crash);
        }
        if (ended && failure == null) {
            checkEnd();
        }
        Failure found = failure;
        abandon();
        return found;
    }

    private void awaitEnd() {
        long start = System.nanoTime();
        while (turn != moves.driver()) {
            LockSupport.parkNanos(this, PATIENCE);
            Actor stuck = turn;
            if (stuck != moves.driver() && System.nanoTime() - start > PATIENCE) {
                fail(Failure.Kind.ENDLESS, stuck + " neither returns nor waits" + present(stuck));
                return;
            }
        }
    }

    /** What an actor is about, as the end of a sentence. */
    protected String present(Actor actor) {
        return "";
    }

    private void abandon() {
        abandoned = true;
        moves.actors().forEach(actor -> LockSupport.unpark(actor.thread));
    }

    /** {@return whether it has come to its end, rather than been given up by the search} */
    public final boolean hasEnded() {
        return ended;
    }

    /** {@return the first thing that is wrong; null if nothing is} */
    public final @Nullable Failure failure() {
        return failure;
    }

    /** Something is wrong. */
    public final void fail(Failure.Kind kind, String text) {
        if (failure == null && !abandoned) {
            failure = new Failure(kind, text, "");
        }
    }

    private void begin(Actor actor) {
        OF_THIS_THREAD.set(this);
        try {
            restoreInterrupt(actor);
            live(actor);
            actor.status = Status.DONE;
            pass(decide());
        } catch (Abandoned over) {
            // as intended
        } catch (Throwable e) {
            crash = e;
            pass(null);
        }
    }

    // ---- For the lock, and for whatever else lets actors wait. ----

    final void beforeWait() {
        if (running == moves.driver()) {
            throw new AssertionError("has to wait");
        }
        running.hasToWait();
        if (moves.mayInterruptBeforeWait(running)) {
            pauseReady(running);
        }
    }

    /** {@return the actor that has the turn} */
    public final Actor running() {
        return running;
    }

    /** {@return whether the one that has the turn is an actor, rather than the thread that makes the execution} */
    public final boolean isUnderWay() {
        return running != moves.driver();
    }

    /** {@return the time, on the virtual clock} */
    public final long now() {
        return moves.now();
    }

    /** {@return whether it is over, so that its threads must end} */
    public final boolean isAbandoned() {
        return abandoned;
    }

    final int nextQueue() {
        return queues++;
    }

    /** Something happens that a story may tell. */
    public final void tell(Supplier<String> event) {
        if (story != null) {
            story.add(event.get());
        }
    }

    /** Interrupts an actor: the one that runs, one that waits, or one that will find it out. */
    public final void interrupt(Actor actor) {
        if (actor == running) {
            Thread.currentThread().interrupt();
        } else {
            Moves.interruptNow(actor);
        }
    }

    // ---- Taking turns. ----

    /** A point at which threads may switch: what the running actor does next may be noticed by others. */
    public final void point() {
        if (abandoned) {
            throw Abandoned.INSTANCE;
        }
        if (isUnderWay() && running.locks == 0) {
            pauseReady(running);
            resumed();
        }
    }

    /** The running actor goes on from a point. */
    protected void resumed() {}

    private void pauseReady(Actor actor) {
        actor.status = Status.READY;
        pause(actor);
    }

    /** Lets others go on, until the search chooses this actor again. */
    protected final void pause(Actor actor) {
        if (Thread.interrupted()) {
            actor.interrupted = true;
        }
        Actor next = decide();
        if (next != actor) {
            pass(next);
            actor.awaitTurn(this);
        }
        if (abandoned) {
            throw Abandoned.INSTANCE;
        }
        restoreInterrupt(actor);
    }

    private static void restoreInterrupt(Actor actor) {
        if (actor.interrupted) {
            actor.interrupted = false;
            Thread.currentThread().interrupt();
        }
    }

    /** Gives the turn to an actor; if null, to the driver. */
    private void pass(@Nullable Actor next) {
        Actor to = next == null ? moves.driver() : next;
        Thread thread = to.thread;
        if (thread == null) {
            to.thread = Thread.ofVirtual().unstarted(() -> begin(to));
            turn = to;
            to.thread.start();
        } else {
            turn = to;
            LockSupport.unpark(thread);
        }
    }

    /** Lets the search choose what happens until that makes an actor go on; null if the execution is over. */
    private @Nullable Actor decide() {
        while (failure == null) {
            Choice choice = search.choose(moves.choices(running), this);
            if (choice == null) {
                checkLength();
                return null;
            }
            tellStep(choice);
            moves.make(choice, running);
            Actor actor = choice.actor();
            if (choice.move() == Move.GO) {
                goesOn(actor);
                running = actor;
                return actor;
            }
            if (choice.move() == Move.END) {
                ended = true;
                return null;
            }
            if (actor.timeOuts > MOST_TIME_OUTS) {
                fail(Failure.Kind.ENDLESS, actor + " waits for ever anew" + present(actor));
            }
        }
        return null;
    }

    private void checkLength() {
        if (search.steps() == Search.LONGEST) {
            fail(Failure.Kind.ENDLESS, "the schedule does not end");
        }
    }

    /** That an actor begins to wait, rather than being interrupted, is part of its step before. */
    private void tellStep(Choice choice) {
        boolean sameStep = moves.isAboutToWait() && choice.move() == Move.GO;
        if (story != null && !sameStep) {
            story.step(choice, state());
        }
    }

    /** {@return the story that it was told to, with how all stands now} */
    public final String story() {
        return story == null ? "" : story.told(state());
    }

    /** {@return the actors that have not ended} */
    public final List<Actor> unfinished() {
        return moves.actors().stream().filter(actor -> !actor.isDone()).toList();
    }
}
