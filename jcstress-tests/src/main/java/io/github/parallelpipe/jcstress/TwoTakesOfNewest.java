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
 * Of two takes of the newest one gets it, with all that it superseded, and the other finds the buffer ended.
 *
 * <p>Outcome: what left the buffer with the first, what with the second, how many were counted as taken, how many as
 * dropped.
 */
@JCStressTest
@Outcome(id = "12, 0, 1, 1", expect = ACCEPTABLE, desc = "The first got it.")
@Outcome(id = "0, 12, 1, 1", expect = ACCEPTABLE, desc = "The second got it.")
@State
public class TwoTakesOfNewest {

    private final Buffer<Integer> buffer;

    public TwoTakesOfNewest() {
        this(LibraryBuffer::new);
    }

    protected TwoTakesOfNewest(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.DROP_OLDEST);
        buffer.put(1);
        buffer.put(2);
        buffer.close();
    }

    @Actor
    public void first(IIII_Result r) {
        r.r1 = Digits.of(buffer.takeLatest().items());
    }

    @Actor
    public void second(IIII_Result r) {
        r.r2 = Digits.of(buffer.takeLatest().items());
    }

    @Arbiter
    public void account(IIII_Result r) {
        r.r3 = (int) buffer.counts().taken();
        r.r4 = (int) buffer.counts().dropped();
    }
}
