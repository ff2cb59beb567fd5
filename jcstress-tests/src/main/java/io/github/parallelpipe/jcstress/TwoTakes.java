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
 * Each of two takes gets an item of its own.
 *
 * <p>Outcome: what the first took, what the second did, how many were counted as taken, what stayed.
 */
@JCStressTest
@Outcome(id = "1, 2, 2, 0", expect = ACCEPTABLE, desc = "The first took the oldest.")
@Outcome(id = "2, 1, 2, 0", expect = ACCEPTABLE, desc = "The second took the oldest.")
@State
public class TwoTakes {

    private final Buffer<Integer> buffer;

    public TwoTakes() {
        this(LibraryBuffer::new);
    }

    protected TwoTakes(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.DROP_OLDEST);
        buffer.put(1);
        buffer.put(2);
    }

    @Actor
    public void first(IIII_Result r) {
        r.r1 = Digits.of(buffer.take());
    }

    @Actor
    public void second(IIII_Result r) {
        r.r2 = Digits.of(buffer.take());
    }

    @Arbiter
    public void account(IIII_Result r) {
        r.r3 = (int) buffer.counts().taken();
        r.r4 = Digits.of(buffer.closeNow());
    }
}
