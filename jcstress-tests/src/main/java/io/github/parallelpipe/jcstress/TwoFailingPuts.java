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
 * Of two puts for the last place in a buffer that fails when full, one gets in, and the other is refused, uncounted.
 *
 * <p>Outcome: whether the put of 2 was accepted, whether the put of 3 was, how many were counted as offered, what
 * stayed.
 */
@JCStressTest
@Outcome(id = "1, 0, 2, 12", expect = ACCEPTABLE, desc = "Item 2 got in.")
@Outcome(id = "0, 1, 2, 13", expect = ACCEPTABLE, desc = "Item 3 got in.")
@State
public class TwoFailingPuts {

    private final Buffer<Integer> buffer;

    public TwoFailingPuts() {
        this(LibraryBuffer::new);
    }

    protected TwoFailingPuts(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.FAIL);
        buffer.put(1);
    }

    @Actor
    public void put2(IIII_Result r) {
        r.r1 = buffer.accept(2);
    }

    @Actor
    public void put3(IIII_Result r) {
        r.r2 = buffer.accept(3);
    }

    @Arbiter
    public void account(IIII_Result r) {
        r.r3 = (int) buffer.counts().offered();
        r.r4 = Digits.of(buffer.closeNow());
    }
}
