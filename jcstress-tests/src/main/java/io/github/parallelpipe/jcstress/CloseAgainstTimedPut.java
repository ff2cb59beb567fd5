package io.github.parallelpipe.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.github.parallelpipe.buffer.BufferClosedException;
import io.github.parallelpipe.buffer.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A put that waits a long time for room is woken by a close, and refused: it is not told that its time has run out.
 *
 * <p>Outcome: what was handed back, -1 for a refusal; how many were counted as offered; what stayed.
 */
@JCStressTest
@Outcome(id = "-1, 1, 1", expect = ACCEPTABLE, desc = "The item stayed with its producer, uncounted.")
@State
public class CloseAgainstTimedPut {

    private final Buffer<Integer> buffer;

    public CloseAgainstTimedPut() {
        this(LibraryBuffer::new);
    }

    protected CloseAgainstTimedPut(Buffer.Maker maker) {
        buffer = maker.make(1, Overflow.BLOCK);
        buffer.put(1);
    }

    @Actor
    public void put(III_Result r) {
        try {
            r.r1 = Digits.of(buffer.put(2, Buffer.LONG));
        } catch (BufferClosedException refused) {
            r.r1 = -1;
        }
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
