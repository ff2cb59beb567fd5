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
 * What is buffered is handed back once, by one of two closes that empty the buffer.
 *
 * <p>Outcome: what the first handed back, what the second did, how many were counted as discarded.
 */
@JCStressTest
@Outcome(id = "12, 0, 2", expect = ACCEPTABLE, desc = "The first handed it back.")
@Outcome(id = "0, 12, 2", expect = ACCEPTABLE, desc = "The second did.")
@State
public class TwoClosesNow {

    private final Buffer<Integer> buffer;

    public TwoClosesNow() {
        this(LibraryBuffer::new);
    }

    protected TwoClosesNow(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.DROP_OLDEST);
        buffer.put(1);
        buffer.put(2);
    }

    @Actor
    public void first(III_Result r) {
        r.r1 = Digits.of(buffer.closeNow());
    }

    @Actor
    public void second(III_Result r) {
        r.r2 = Digits.of(buffer.closeNow());
    }

    @Arbiter
    public void account(III_Result r) {
        r.r3 = (int) buffer.counts().discarded();
    }
}
