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
 * A put that waits a long time for room gets in as soon as a take makes some. After a lost wake-up it would be handed
 * back.
 *
 * <p>Outcome: what was handed back, what was taken, how many were counted as offered, what stayed.
 */
@JCStressTest
@Outcome(id = "0, 1, 2, 2", expect = ACCEPTABLE, desc = "The put came after the take, or waited for it.")
@State
public class TimedPutAgainstTake {

    private final Buffer<Integer> buffer;

    public TimedPutAgainstTake() {
        this(LibraryBuffer::new);
    }

    protected TimedPutAgainstTake(Buffer.Maker maker) {
        buffer = maker.make(1, Overflow.BLOCK);
        buffer.put(1);
    }

    @Actor
    public void put(IIII_Result r) {
        r.r1 = Digits.of(buffer.put(2, Buffer.LONG));
    }

    @Actor
    public void take(IIII_Result r) {
        r.r2 = Digits.of(buffer.take());
    }

    @Arbiter
    public void account(IIII_Result r) {
        r.r3 = (int) buffer.counts().offered();
        r.r4 = Digits.of(buffer.closeNow());
    }
}
