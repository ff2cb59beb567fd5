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
 * An item put into a full buffer that drops the newest is handed back, or gets in after a take.
 *
 * <p>Outcome: what was handed back, what was taken, how many were counted as dropped, what stayed.
 */
@JCStressTest
@Outcome(id = "2, 1, 1, 0", expect = ACCEPTABLE, desc = "The put was first: its item was dropped.")
@Outcome(id = "0, 1, 0, 2", expect = ACCEPTABLE, desc = "The take made room.")
@State
public class PutAgainstTakeDropNewest {

    private final Buffer<Integer> buffer;

    public PutAgainstTakeDropNewest() {
        this(LibraryBuffer::new);
    }

    protected PutAgainstTakeDropNewest(Buffer.Maker maker) {
        buffer = maker.make(1, Overflow.DROP_NEWEST);
        buffer.put(1);
    }

    @Actor
    public void put(IIII_Result r) {
        r.r1 = Digits.of(buffer.put(2));
    }

    @Actor
    public void take(IIII_Result r) {
        r.r2 = Digits.of(buffer.take());
    }

    @Arbiter
    public void account(IIII_Result r) {
        r.r3 = (int) buffer.counts().dropped();
        r.r4 = Digits.of(buffer.closeNow());
    }
}
