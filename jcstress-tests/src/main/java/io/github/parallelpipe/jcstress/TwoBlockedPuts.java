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
 * Of two puts for the only place, one waits until the other's item has been taken: each thread takes what it has put.
 * A lost wake-up would hang.
 *
 * <p>Outcome: what the first thread took, what the second did, how many were counted as offered.
 */
@JCStressTest
@Outcome(id = "1, 2, 2", expect = ACCEPTABLE, desc = "Each got its own item back.")
@State
public class TwoBlockedPuts {

    private final Buffer<Integer> buffer;

    public TwoBlockedPuts() {
        this(LibraryBuffer::new);
    }

    protected TwoBlockedPuts(Buffer.Maker maker) {
        buffer = maker.make(1, Overflow.BLOCK);
    }

    @Actor
    public void first(III_Result r) {
        buffer.put(1);
        r.r1 = Digits.of(buffer.take());
    }

    @Actor
    public void second(III_Result r) {
        buffer.put(2);
        r.r2 = Digits.of(buffer.take());
    }

    @Arbiter
    public void account(III_Result r) {
        r.r3 = (int) buffer.counts().offered();
    }
}
