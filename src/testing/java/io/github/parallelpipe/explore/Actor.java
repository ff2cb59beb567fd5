package io.github.parallelpipe.explore;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that is explored, and where it stands. Its fields are read and written only by whoever has the turn.
 */
public class Actor {

    /** No limit of time. */
    public static final long FOR_EVER = Long.MAX_VALUE;

    enum Status {
        /** About to do something that others may notice, or has not begun. */
        READY,
        /** Waits in a {@link WaitQueue}. */
        WAITING,
        /** Has stopped waiting, and may go on. */
        WOKEN,
        /** Has ended. */
        DONE
    }

    enum Wake {
        SIGNAL,
        TIME_OUT,
        NOTHING,
        INTERRUPT
    }

    private final int index;
    private final String name;
    private final Map<Move, Choice> choices = new EnumMap<>(Move.class);

    Status status = Status.READY;
    /** Where it waits. */
    @Nullable WaitQueue queue;
    /** When its wait is up, on the virtual clock. */
    long deadline = FOR_EVER;
    /** Why it stopped waiting. */
    Wake wake = Wake.NOTHING;
    /** How often its time was up. */
    int timeOuts;
    /** The interrupt status, while it does not have the turn. */
    boolean interrupted;
    /** Whether the explorer has interrupted it, and it has not yet said so. */
    boolean owesInterrupt;
    /** How many locks it holds. */
    int locks;

    volatile @Nullable Thread thread;

    /**
     * An actor that has not begun.
     *
     * @param index its number among the actors of the execution
     * @param name  its name in stories
     */
    protected Actor(int index, String name) {
        this.index = index;
        this.name = name;
    }

    /** {@return its number among the actors of the execution} */
    public final int index() {
        return index;
    }

    /** {@return whether it has ended} */
    public final boolean isDone() {
        return status == Status.DONE;
    }

    /** {@return whether its wait, if it has a limit, is up at a time} */
    public final boolean isLate(long now) {
        return deadline <= now;
    }

    /** {@return whether it neither waits, nor has waited since it was last at a point} */
    public final boolean isReady() {
        return status == Status.READY;
    }

    /** {@return where it waits; null if it does not} */
    public final @Nullable WaitQueue queue() {
        return queue;
    }

    /** {@return whether it is interrupted, while it does not have the turn} */
    public final boolean isInterrupted() {
        return interrupted;
    }

    /** {@return whether the explorer has interrupted it, and it has not yet said so} */
    public final boolean owesInterrupt() {
        return owesInterrupt;
    }

    /** It has said that it was interrupted. */
    public final void paysInterrupt() {
        owesInterrupt = false;
    }

    /** It begins something new, for which its time has never been up. */
    protected final void forgetTimeOuts() {
        timeOuts = 0;
    }

    /** What it has waited for is over. */
    protected final void forgetWait() {
        status = Status.READY;
        deadline = FOR_EVER;
        wake = Wake.NOTHING;
    }

    /** {@return whether it holds a lock} */
    public final boolean holdsLock() {
        return locks > 0;
    }

    /** {@return whether an interrupt by the explorer could make a difference} */
    protected boolean canBeInterrupted() {
        return false;
    }

    /** It has found that it has to wait. */
    protected void hasToWait() {}

    final Choice choice(Move move) {
        return choices.computeIfAbsent(move, made -> new Choice(made, this));
    }

    final void waitIn(WaitQueue place, long until) {
        status = Status.WAITING;
        queue = place;
        deadline = until;
    }

    final void wake(Wake reason) {
        status = Status.WOKEN;
        queue = null;
        wake = reason;
    }

    final boolean canGo() {
        return status == Status.READY || status == Status.WOKEN;
    }

    final boolean canTimeOut() {
        return status == Status.WAITING && deadline != FOR_EVER;
    }

    /** Waits until it is its turn, or nobody's any more. */
    final void awaitTurn(Execution execution) {
        while (execution.turn != this && !execution.abandoned) {
            LockSupport.park(this);
        }
    }

    private long timeLeft(long now) {
        return deadline == FOR_EVER ? -1 : Math.max(0, deadline - now);
    }

    /** What it learns by going on: why it was woken, and how much of its time is left. */
    protected final long wokenAs(long now) {
        return timeLeft(now) * 4 + wake.ordinal();
    }

    /** Where it stands, as far as that decides what it does next, beside what it has seen. */
    protected long fingerprint(long now) {
        int flags = status.ordinal() * 16 + wake.ordinal() * 4 + (interrupted ? 2 : 0) + (owesInterrupt ? 1 : 0);
        long print = Fingerprint.mix(flags, timeOuts);
        if (isDone()) {
            return print;
        }
        return Fingerprint.mix(Fingerprint.mix(print, timeLeft(now)), queue == null ? 0 : queue.place(this));
    }

    @Override
    public final String toString() {
        return name;
    }
}
