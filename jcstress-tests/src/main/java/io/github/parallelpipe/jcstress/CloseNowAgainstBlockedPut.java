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
 * A put that waits for room is woken by a close that empties the buffer, and refused, though there is room now.
 *
 * <p>Outcome: whether the put was accepted, what the close handed back, how many were counted as offered, what stayed.
 */
@JCStressTest
@Outcome(id = "0, 1, 1, 0", expect = ACCEPTABLE, desc = "The item stayed with its producer, uncounted.")
@State
public class CloseNowAgainstBlockedPut {

    private final Buffer<Integer> buffer;

    public CloseNowAgainstBlockedPut() {
        this(LibraryBuffer::new);
    }

    protected CloseNowAgainstBlockedPut(Buffer.Maker maker) {
        buffer = maker.make(1, Overflow.BLOCK);
        buffer.put(1);
    }

    @Actor
    public void put(IIII_Result r) {
        r.r1 = buffer.accept(2);
    }

    @Actor
    public void closeNow(IIII_Result r) {
        r.r2 = Digits.of(buffer.closeNow());
    }

    @Arbiter
    public void account(IIII_Result r) {
        r.r3 = (int) buffer.counts().offered();
        r.r4 = Digits.of(buffer.closeNow());
    }
}
