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
 * A drain takes all that is buffered at one instant: an item put at the same time is taken with it, or stays.
 *
 * <p>Outcome: what was handed back, what was drained, how many were counted as dropped, what stayed.
 */
@JCStressTest
@Outcome(id = "0, 12, 0, 3", expect = ACCEPTABLE, desc = "The drain made room: nothing was dropped.")
@Outcome(id = "1, 23, 1, 0", expect = ACCEPTABLE, desc = "The put dropped the oldest, and its own item was drained.")
@State
public class PutAgainstDrainAll {

    private final Buffer<Integer> buffer;

    public PutAgainstDrainAll() {
        this(LibraryBuffer::new);
    }

    protected PutAgainstDrainAll(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.DROP_OLDEST);
        buffer.put(1);
        buffer.put(2);
    }

    @Actor
    public void put(IIII_Result r) {
        r.r1 = Digits.of(buffer.put(3));
    }

    @Actor
    public void drain(IIII_Result r) {
        r.r2 = Digits.of(buffer.drainAll().items());
    }

    @Arbiter
    public void account(IIII_Result r) {
        r.r3 = (int) buffer.counts().dropped();
        r.r4 = Digits.of(buffer.closeNow());
    }
}
