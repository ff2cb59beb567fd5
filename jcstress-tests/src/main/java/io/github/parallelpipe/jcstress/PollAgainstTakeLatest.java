package io.github.parallelpipe.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.github.parallelpipe.buffer.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIIII_Result;

/**
 * An item that is older than the newest is either polled or superseded, never both. What was superseded the newest has
 * missed; what was polled it has not.
 *
 * <p>Outcome: what was polled, what left the buffer with the newest, how many that had missed, how many were counted
 * as taken, how many as dropped.
 */
@JCStressTest
@Outcome(id = "1, 2, 0, 2, 0", expect = ACCEPTABLE, desc = "The poll was first.")
@Outcome(id = "0, 12, 1, 1, 1", expect = ACCEPTABLE, desc = "The newest was taken first, and superseded 1.")
@State
public class PollAgainstTakeLatest {

    private final Buffer<Integer> buffer;

    public PollAgainstTakeLatest() {
        this(LibraryBuffer::new);
    }

    protected PollAgainstTakeLatest(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.DROP_OLDEST);
        buffer.put(1);
        buffer.put(2);
    }

    @Actor
    public void poll(IIIII_Result r) {
        r.r1 = Digits.of(buffer.poll());
    }

    @Actor
    public void takeLatest(IIIII_Result r) {
        Buffer.Removed<Integer> removed = buffer.takeLatest();
        r.r2 = Digits.of(removed.items());
        r.r3 = (int) removed.missed();
    }

    @Arbiter
    public void account(IIIII_Result r) {
        r.r4 = (int) buffer.counts().taken();
        r.r5 = (int) buffer.counts().dropped();
    }
}
