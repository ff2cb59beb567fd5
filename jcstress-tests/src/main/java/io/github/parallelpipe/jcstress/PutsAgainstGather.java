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
 * Items that gather may still be dropped: what a gathering drain takes is what is buffered when it takes it.
 *
 * <p>Outcome: what was handed back, what was gathered, how many were counted as dropped, what stayed.
 */
@JCStressTest
@Outcome(id = "0, 12, 0, 3", expect = ACCEPTABLE, desc = "Two items were gathered, then 3 was put.")
@Outcome(id = "1, 23, 1, 0", expect = ACCEPTABLE, desc = "Item 1 was dropped while it waited to be gathered.")
@State
public class PutsAgainstGather {

    private final Buffer<Integer> buffer;

    public PutsAgainstGather() {
        this(LibraryBuffer::new);
    }

    protected PutsAgainstGather(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.DROP_OLDEST);
        buffer.put(1);
    }

    @Actor
    public void putTwo(IIII_Result r) {
        r.r1 = 10 * Digits.of(buffer.put(2)) + Digits.of(buffer.put(3));
    }

    @Actor
    public void gather(IIII_Result r) {
        r.r2 = Digits.of(buffer.gather(2, Buffer.LONG).items());
    }

    @Arbiter
    public void account(IIII_Result r) {
        r.r3 = (int) buffer.counts().dropped();
        r.r4 = Digits.of(buffer.closeNow());
    }
}
