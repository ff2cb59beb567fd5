package io.github.parallelpipe.explore;

import io.github.parallelpipe.explore.Actor.Status;
import io.github.parallelpipe.explore.Actor.Wake;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may happen next in an execution, and what that changes: the actors, the virtual clock, the disturbances and the
 * switches that are left.
 */
public final class Moves {

    /**
     * What may happen beside that actors go on.
     *
     * @param wakeUps    how many spurious wake-ups
     * @param interrupts how many interrupts
     * @param anywhere   whether an interrupt may come where its actor does not wait
     * @param switches   how often an actor that could go on may be made to let another go first
     */
    public record Limits(int wakeUps, int interrupts, boolean anywhere, int switches) {

        /** Nothing but that actors go on, in any order. */
        public static final Limits CALM = new Limits(0, 0, false, Integer.MAX_VALUE);

        /**
         * The same with a bound on the switches.
         *
         * @param most how often an actor that could go on may be made to let another go first
         * @return the limits
         */
        public Limits withSwitches(int most) {
            return new Limits(wakeUps, interrupts, anywhere, most);
        }
    }

    private final List<Actor> actors = new ArrayList<>();
    /** The thread that makes the execution: what happens to it is the end. */
    private final Actor driver = new Actor(-1, "the driver");

    private final boolean anywhere;
    private final int allInterrupts;
    private int wakeUps;
    private int interrupts;
    private int switches;
    private long now;

    /** The only one that may go on, if there is one: what has just happened to it concerns nobody else. */
    private @Nullable Actor mustGo;
    /** Whether that one has found that it has to wait, and may be interrupted before it does. */
    private boolean aboutToWait;

    private final List<Choice> choices = new ArrayList<>();

    /**
     * Moves without actors.
     *
     * @param limits what may happen
     */
    public Moves(Limits limits) {
        anywhere = limits.anywhere();
        wakeUps = limits.wakeUps();
        interrupts = limits.interrupts();
        switches = limits.switches();
        allInterrupts = interrupts;
    }

    /** One actor more, which may begin at any time. */
    public void add(Actor actor) {
        actors.add(actor);
    }

    /** {@return all actors, in the order in which they came} */
    public List<Actor> actors() {
        return actors;
    }

    Actor driver() {
        return driver;
    }

    /** {@return the time, on the virtual clock} */
    public long now() {
        return now;
    }

    /** {@return whether the explorer has interrupted nobody so far} */
    public boolean noneInterrupted() {
        return interrupts == allInterrupts;
    }

    boolean isAboutToWait() {
        return aboutToWait;
    }

    /** What may happen next: first that the one which ran goes on, as that takes no switch. */
    List<Choice> choices(Actor running) {
        choices.clear();
        if (mustGo != null) {
            add(Move.GO, mustGo);
            if (aboutToWait) {
                add(Move.INTERRUPT, mustGo);
            }
            return choices;
        }
        boolean canStay = running != driver && running.canGo();
        if (canStay) {
            add(Move.GO, running);
        }
        if (canStay && switches == 0) {
            return choices;
        }
        addOthers(running);
        if (choices.isEmpty()) {
            add(Move.END, driver);
        }
        addDisturbances();
        return choices;
    }

    private void addOthers(Actor running) {
        for (Actor actor : actors) {
            if (actor != running && actor.canGo()) {
                add(Move.GO, actor);
            }
        }
        for (Actor actor : actors) {
            if (actor.canTimeOut()) {
                add(Move.TIME_OUT, actor);
            }
        }
    }

    private void addDisturbances() {
        for (Actor actor : actors) {
            if (wakeUps > 0 && actor.status == Status.WAITING) {
                add(Move.WAKE_UP, actor);
            }
            boolean matters = anywhere || actor.status == Status.WAITING;
            if (interrupts > 0 && matters && actor.canBeInterrupted()) {
                add(Move.INTERRUPT, actor);
            }
        }
    }

    private void add(Move move, Actor actor) {
        choices.add(actor.choice(move));
    }

    /** Makes a move. */
    void make(Choice choice, Actor running) {
        Actor actor = choice.actor();
        switch (choice.move()) {
            case GO -> {
                countSwitch(actor, running);
                mustGo = null;
                aboutToWait = false;
            }
            case TIME_OUT -> {
                now = Math.max(now, actor.deadline);
                actor.timeOuts++;
                actor.queue.wake(actor, Wake.TIME_OUT);
            }
            case WAKE_UP -> wakeUp(actor);
            case INTERRUPT -> interrupt(actor);
            case END -> { }
        }
    }

    private void countSwitch(Actor to, Actor running) {
        boolean could = to != running && running != driver && running.canGo();
        if (could && isBounded()) {
            switches--;
        }
    }

    private boolean isBounded() {
        return switches != Integer.MAX_VALUE;
    }

    /** If no other waits there, then nobody can tell whether it goes on at once: a signal meanwhile would be for it. */
    private void wakeUp(Actor actor) {
        wakeUps--;
        WaitQueue queue = actor.queue;
        queue.wake(actor, Wake.NOTHING);
        if (!anywhere && !queue.hasWaiters()) {
            mustGo = actor;
        }
    }

    private void interrupt(Actor actor) {
        interrupts--;
        actor.owesInterrupt = true;
        aboutToWait = false;
        interruptNow(actor);
    }

    /** An actor that does not have the turn. */
    static void interruptNow(Actor actor) {
        if (actor.queue != null) {
            actor.queue.wake(actor, Wake.INTERRUPT);
        } else if (!actor.isDone()) {
            actor.interrupted = true;
        }
    }

    /** An actor has found that it has to wait. Tells whether that is a point at which to interrupt it. */
    boolean mayInterruptBeforeWait(Actor actor) {
        if (anywhere || interrupts == 0 || actor.owesInterrupt) {
            return false;
        }
        mustGo = actor;
        aboutToWait = true;
        return true;
    }

    /** Equal for two points from which the same can follow, if all else that the actors share is. */
    public long fingerprint(long print, Actor running) {
        long bound = isBounded() ? switches * 32L + running.index() : 0;
        return Fingerprint.mix(fingerprint(print), bound);
    }

    private long fingerprint(long print) {
        long only = mustGo == null ? 7 : mustGo.index();
        long all = Fingerprint.mix(print, wakeUps * 64L + interrupts * 16L + (aboutToWait ? 8 : 0) + only);
        for (Actor actor : actors) {
            all = Fingerprint.mix(all, actor.fingerprint(now));
        }
        return all;
    }
}
