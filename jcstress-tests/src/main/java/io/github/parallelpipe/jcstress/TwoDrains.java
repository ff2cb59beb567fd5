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
 * Two drains share what is buffered: each item goes to one of them, and each drain takes neighbours, in order.
 *
 * <p>Outcome: what the first drained, what the second did, how many were counted as taken.
 */
@JCStressTest
@Outcome(id = "12, 3, 3", expect = ACCEPTABLE, desc = "The first drained two, the second the rest.")
@Outcome(id = "3, 12, 3", expect = ACCEPTABLE, desc = "The second drained two, the first the rest.")
@State
public class TwoDrains {

    private final Buffer<Integer> buffer;

    public TwoDrains() {
        this(LibraryBuffer::new);
    }

    protected TwoDrains(Buffer.Maker maker) {
        buffer = maker.make(3, Overflow.DROP_OLDEST);
        buffer.put(1);
        buffer.put(2);
        buffer.put(3);
    }

    @Actor
    public void first(III_Result r) {
        r.r1 = Digits.of(buffer.drain(2).items());
    }

    @Actor
    public void second(III_Result r) {
        r.r2 = Digits.of(buffer.drain(2).items());
    }

    @Arbiter
    public void account(III_Result r) {
        r.r3 = (int) buffer.counts().taken();
    }
}
