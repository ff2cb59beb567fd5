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
 * A gathering drain waits for as many items as it was told, and makes room for the put that waits. A lost wake-up
 * would hang.
 *
 * <p>Outcome: what was gathered, how many were counted as offered, what stayed.
 */
@JCStressTest
@Outcome(id = "12, 3, 3", expect = ACCEPTABLE, desc = "The third put came after the drain, or waited for it.")
@State
public class BlockedPutsAgainstGather {

    private final Buffer<Integer> buffer;

    public BlockedPutsAgainstGather() {
        this(LibraryBuffer::new);
    }

    protected BlockedPutsAgainstGather(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.BLOCK);
    }

    @Actor
    public void putThree(III_Result r) {
        buffer.put(1);
        buffer.put(2);
        buffer.put(3);
    }

    @Actor
    public void gather(III_Result r) {
        r.r1 = Digits.of(buffer.gather(2, Buffer.LONG).items());
    }

    @Arbiter
    public void account(III_Result r) {
        r.r2 = (int) buffer.counts().offered();
        r.r3 = Digits.of(buffer.closeNow());
    }
}
