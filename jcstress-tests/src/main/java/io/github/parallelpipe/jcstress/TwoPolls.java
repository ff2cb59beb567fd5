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
 * Of two polls of the only item one gets it, the other nothing.
 *
 * <p>Outcome: what the first polled, what the second did, how many were counted as taken.
 */
@JCStressTest
@Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "The first got it.")
@Outcome(id = "0, 1, 1", expect = ACCEPTABLE, desc = "The second got it.")
@State
public class TwoPolls {

    private final Buffer<Integer> buffer;

    public TwoPolls() {
        this(LibraryBuffer::new);
    }

    protected TwoPolls(Buffer.Maker maker) {
        buffer = maker.make(1, Overflow.DROP_OLDEST);
        buffer.put(1);
    }

    @Actor
    public void first(III_Result r) {
        r.r1 = Digits.of(buffer.poll());
    }

    @Actor
    public void second(III_Result r) {
        r.r2 = Digits.of(buffer.poll());
    }

    @Arbiter
    public void account(III_Result r) {
        r.r3 = (int) buffer.counts().taken();
    }
}
