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
 * A drain between two puts of one producer takes everything before it and nothing after it, in the order of the puts.
 *
 * <p>Outcome: what was handed back, what was drained, how many were counted as dropped, what stayed.
 */
@JCStressTest
@Outcome(id = "0, 1, 0, 23", expect = ACCEPTABLE, desc = "The drain was first.")
@Outcome(id = "0, 12, 0, 3", expect = ACCEPTABLE, desc = "The drain was between the puts.")
@Outcome(
        id = "1, 23, 1, 0",
        expect = ACCEPTABLE,
        desc = "The drain was last, and the second put had dropped the oldest.")
@State
public class TwoPutsAgainstDrainAll {

    private final Buffer<Integer> buffer;

    public TwoPutsAgainstDrainAll() {
        this(LibraryBuffer::new);
    }

    protected TwoPutsAgainstDrainAll(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.DROP_OLDEST);
        buffer.put(1);
    }

    @Actor
    public void putTwo(IIII_Result r) {
        r.r1 = 10 * Digits.of(buffer.put(2)) + Digits.of(buffer.put(3));
    }

    @Actor
    public void drain(IIII_Result r) {
        r.r2 = Digits.of(buffer.drainAll().items());
    }

    @Arbiter
    public void account(IIII_Result r) {
        r.r3 = (int) buffer.counts().dropped();
        r.r4 = Digits.of(buffer.closeNow());
    }
}
