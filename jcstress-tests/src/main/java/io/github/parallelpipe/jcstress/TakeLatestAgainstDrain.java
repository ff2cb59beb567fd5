package io.github.parallelpipe.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.github.parallelpipe.buffer.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * Each item is either drained or leaves with the newest, never both.
 *
 * <p>Outcome: what was drained, what left the buffer with the newest, how many were counted as taken, how many as
 * dropped.
 */
@JCStressTest
@Outcome(id = "12, 3, 3, 0", expect = ACCEPTABLE, desc = "The drain was first.")
@Outcome(id = "0, 123, 1, 2", expect = ACCEPTABLE, desc = "The newest was taken first, and superseded the others.")
@State
public class TakeLatestAgainstDrain {

    private final Buffer<Integer> buffer;

    public TakeLatestAgainstDrain() {
        this(LibraryBuffer::new);
    }

    protected TakeLatestAgainstDrain(Buffer.Maker maker) {
        buffer = maker.make(3, Overflow.DROP_OLDEST);
        buffer.put(1);
        buffer.put(2);
        buffer.put(3);
        buffer.close();
    }

    @Actor
    public void drain(IIII_Result r) {
        r.r1 = Digits.of(buffer.drain(2).items());
    }

    @Actor
    public void takeLatest(IIII_Result r) {
        r.r2 = Digits.of(buffer.takeLatest().items());
    }

    @Arbiter
    public void account(IIII_Result r) {
        r.r3 = (int) buffer.counts().taken();
        r.r4 = (int) buffer.counts().dropped();
    }
}
