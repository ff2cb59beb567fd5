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
 * A put into a full buffer that fails either comes after a take and gets in, or is refused as if it had never been.
 *
 * <p>Outcome: whether the put was accepted, what was taken, how many were counted as offered, what stayed.
 */
@JCStressTest
@Outcome(id = "1, 1, 2, 2", expect = ACCEPTABLE, desc = "The take made room.")
@Outcome(
        id = "0, 1, 1, 0",
        expect = ACCEPTABLE,
        desc = "The buffer was full: the item stayed with its producer, uncounted.")
@State
public class FailingPutAgainstTake {

    private final Buffer<Integer> buffer;

    public FailingPutAgainstTake() {
        this(LibraryBuffer::new);
    }

    protected FailingPutAgainstTake(Buffer.Maker maker) {
        buffer = maker.make(1, Overflow.FAIL);
        buffer.put(1);
    }

    @Actor
    public void put(IIII_Result r) {
        r.r1 = buffer.accept(2);
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
