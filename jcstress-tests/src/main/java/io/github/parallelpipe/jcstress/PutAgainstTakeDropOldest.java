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
 * The oldest item of a full buffer is either taken or dropped, never both or neither.
 *
 * <p>Outcome: what was handed back, what was taken, how many were counted as dropped, what stayed.
 */
@JCStressTest
@Outcome(id = "0, 1, 0, 23", expect = ACCEPTABLE, desc = "The take made room: nothing was dropped.")
@Outcome(id = "1, 2, 1, 3", expect = ACCEPTABLE, desc = "The put dropped the oldest, and the next oldest was taken.")
@State
public class PutAgainstTakeDropOldest {

    private final Buffer<Integer> buffer;

    public PutAgainstTakeDropOldest() {
        this(LibraryBuffer::new);
    }

    protected PutAgainstTakeDropOldest(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.DROP_OLDEST);
        buffer.put(1);
        buffer.put(2);
    }

    @Actor
    public void put(IIII_Result r) {
        r.r1 = Digits.of(buffer.put(3));
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
