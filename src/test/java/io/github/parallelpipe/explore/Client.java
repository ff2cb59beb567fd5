package io.github.parallelpipe.explore;

import io.github.parallelpipe.buffer.Overflow;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the program, and where it stands. Fields are read and written only by whoever has the turn.
 */
final class Client {

    enum Status {
        /** Between two calls, or about to take the lock. */
        READY,
        /** Waits on a condition. */
        WAITING,
        /** Has stopped waiting, and will take the lock again. */
        WOKEN,
        /** Has made its last call. */
        DONE
    }

    enum Wake {
        SIGNAL,
        TIME_OUT,
        NOTHING,
        INTERRUPT
    }

    final int index;
    private final List<Call> calls;
    private final int lastThatMayWait;
    private final Map<Move, Choice> choices = new EnumMap<>(Move.class);

    /** What its calls have given so far. */
    final List<@Nullable Object> results = new ArrayList<>();

    Status status = Status.READY;
    /** How many calls it has begun. */
    int begun;
    /** Whether the last call it has begun has not ended. */
    boolean inCall;
    /** How often the present call has taken the lock. */
    int locked;
    /** How often the present call's time was up. */
    int timeOuts;
    /** Whether the present call has waited. */
    boolean waited;
    /** The interrupt status, while it does not have the turn. */
    boolean interrupted;
    /** Whether it has been interrupted and not yet said so. */
    boolean owesInterrupt;
    /** What its present call has seen so far: determines what is on its stack. */
    long seen;

    @Nullable ExplorerCondition condition;
    long deadline = Call.FOR_EVER;
    Wake wake = Wake.NOTHING;

    volatile @Nullable Thread thread;

    Client(int index, List<Call> calls, Overflow overflow) {
        this.index = index;
        this.calls = calls;
        int last = calls.size();
        while (last > 0 && !calls.get(last - 1).operation().mayWait(overflow)) {
            last--;
        }
        this.lastThatMayWait = last;
        for (Move move : Move.values()) {
            choices.put(move, new Choice(move, this));
        }
    }

    Choice choice(Move move) {
        return choices.get(move);
    }

    boolean hasMore() {
        return begun < calls.size();
    }

    Call next() {
        return calls.get(begun);
    }

    Call present() {
        return calls.get(begun - 1);
    }

    void begin() {
        begun++;
        inCall = true;
        locked = 0;
        waited = false;
        timeOuts = 0;
    }

    /** It goes on, and finds the buffer as it is now: all that it does next follows from that. */
    void sees(long contents, long now) {
        seen = Fingerprint.mix(Fingerprint.mix(seen, contents), timeLeft(now) * 4 + wake.ordinal());
    }

    private long timeLeft(long now) {
        return deadline == Call.FOR_EVER ? -1 : Math.max(0, deadline - now);
    }

    void end() {
        status = Status.READY;
        inCall = false;
        seen = 0;
        deadline = Call.FOR_EVER;
        wake = Wake.NOTHING;
    }

    void waitOn(ExplorerCondition on, long until) {
        status = Status.WAITING;
        condition = on;
        deadline = until;
    }

    void wake(Wake reason) {
        status = Status.WOKEN;
        condition = null;
        wake = reason;
    }

    boolean canGo() {
        return status == Status.READY || status == Status.WOKEN;
    }

    boolean canTimeOut() {
        return status == Status.WAITING && deadline != Call.FOR_EVER;
    }

    /** Whether an interrupt could make a difference. */
    boolean canBeInterrupted() {
        return status != Status.DONE && !owesInterrupt && begun < lastThatMayWait + (inCall ? 1 : 0);
    }

    /** Waits until it is its turn, or nobody's any more. */
    void awaitTurn(Run run) {
        while (run.turn != this && !run.abandoned) {
            LockSupport.park(this);
        }
    }

    /** Where it stands, as far as that decides what it does next. */
    long fingerprint(long now) {
        long print = Fingerprint.mix(seen, begun * 64L + locked * 16L + status.ordinal() * 4L + wake.ordinal());
        int flags = (waited ? 1 : 0) + (interrupted ? 2 : 0) + (owesInterrupt ? 4 : 0) + (inCall ? 8 : 0);
        print = Fingerprint.mix(print, timeOuts * 16L + flags);
        if (status == Status.DONE) {
            return print;
        }
        int place = condition == null ? 0 : condition.place(this);
        return Fingerprint.mix(Fingerprint.mix(print, timeLeft(now)), place);
    }

    @Override
    public String toString() {
        return Program.name(index);
    }
}
