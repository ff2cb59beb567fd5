package io.github.parallelpipe.explore.buffer;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.explore.Actor;
import io.github.parallelpipe.explore.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the program, and where it stands. Fields are read and written only by whoever has the turn.
 */
final class Client extends Actor {

    private final List<Call> calls;
    private final int lastThatMayWait;

    /** What its calls have given so far. */
    final List<@Nullable Object> results = new ArrayList<>();

    /** How many calls it has begun. */
    int begun;
    /** Whether the last call it has begun has not ended. */
    boolean inCall;
    /** How often the present call has taken the lock. */
    int locked;
    /** Whether the present call has waited. */
    boolean waited;
    /** What its present call has seen so far: determines what is on its stack. */
    long seen;

    Client(int index, List<Call> calls, Overflow overflow) {
        super(index, Program.name(index));
        this.calls = calls;
        int last = calls.size();
        while (last > 0 && !calls.get(last - 1).operation().mayWait(overflow)) {
            last--;
        }
        this.lastThatMayWait = last;
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
        forgetTimeOuts();
    }

    /** It goes on, and finds the buffer as it is now: all that it does next follows from that. */
    void sees(long contents, long now) {
        seen = Fingerprint.mix(Fingerprint.mix(seen, contents), wokenAs(now));
    }

    void end() {
        inCall = false;
        seen = 0;
        forgetWait();
    }

    @Override
    protected boolean canBeInterrupted() {
        return !isDone() && !owesInterrupt() && begun < lastThatMayWait + (inCall ? 1 : 0);
    }

    @Override
    protected void hasToWait() {
        waited = true;
    }

    @Override
    protected long fingerprint(long now) {
        int flags = (waited ? 1 : 0) + (inCall ? 2 : 0);
        long print = Fingerprint.mix(seen, begun * 64L + locked * 4L + flags);
        return Fingerprint.mix(print, super.fingerprint(now));
    }
}
