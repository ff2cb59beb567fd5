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
 * A put whose time runs out while a take makes room either gets in, or is handed back as if it had never been.
 *
 * <p>Outcome: what was handed back, what was taken, how many were counted as offered, what stayed.
 */
@JCStressTest
@Outcome(id = "0, 1, 2, 2", expect = ACCEPTABLE, desc = "Room came in time.")
@Outcome(
        id = "2, 1, 1, 0",
        expect = ACCEPTABLE,
        desc = "It came too late: the item stayed with its producer, uncounted.")
@State
public class HastyPutAgainstTake {

    private final Buffer<Integer> buffer;

    public HastyPutAgainstTake() {
        this(LibraryBuffer::new);
    }

    protected HastyPutAgainstTake(Buffer.Maker maker) {
        buffer = maker.make(1, Overflow.BLOCK);
        buffer.put(1);
    }

    @Actor
    public void put(IIII_Result r) {
        r.r1 = Digits.of(buffer.put(2, Buffer.SHORT));
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
