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
 * A put that waits for room is woken by a close, and refused.
 *
 * <p>Outcome: whether the put was accepted, how many were counted as offered, what stayed.
 */
@JCStressTest
@Outcome(id = "0, 1, 1", expect = ACCEPTABLE, desc = "The item stayed with its producer, uncounted.")
@State
public class CloseAgainstBlockedPut {

    private final Buffer<Integer> buffer;

    public CloseAgainstBlockedPut() {
        this(LibraryBuffer::new);
    }

    protected CloseAgainstBlockedPut(Buffer.Maker maker) {
        buffer = maker.make(1, Overflow.BLOCK);
        buffer.put(1);
    }

    @Actor
    public void put(III_Result r) {
        r.r1 = buffer.accept(2);
    }

    @Actor
    public void close(III_Result r) {
        buffer.close();
    }

    @Arbiter
    public void account(III_Result r) {
        r.r2 = (int) buffer.counts().offered();
        r.r3 = Digits.of(buffer.closeNow());
    }
}
