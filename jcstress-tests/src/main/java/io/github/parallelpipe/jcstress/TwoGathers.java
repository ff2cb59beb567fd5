package io.github.parallelpipe.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.github.parallelpipe.buffer.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * Of two drains that gather the same items, one gets them all, the other finds the buffer ended.
 *
 * <p>Outcome: what the first gathered, what the second did, how many were counted as taken.
 */
@JCStressTest
@Outcome(id = "12, 0, 2", expect = ACCEPTABLE, desc = "The first gathered both.")
@Outcome(id = "0, 12, 2", expect = ACCEPTABLE, desc = "The second did.")
@State
public class TwoGathers {

    private final Buffer<Integer> buffer;

    public TwoGathers() {
        this(LibraryBuffer::new);
    }

    protected TwoGathers(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.DROP_OLDEST);
    }

    @Actor
    public void gather(III_Result r) {
        r.r1 = Digits.of(buffer.gather(2, Buffer.LONG).items());
    }

    @Actor
    public void putCloseAndGather(III_Result r) {
        buffer.put(1);
        buffer.put(2);
        buffer.close();
        r.r2 = Digits.of(buffer.gather(2, Buffer.LONG).items());
    }

    @Arbiter
    public void account(III_Result r) {
        r.r3 = (int) buffer.counts().taken();
    }
}
