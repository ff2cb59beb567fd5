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
 * Puts that wait for room get in as soon as a drain has emptied the buffer, and not before. A lost wake-up would hang.
 *
 * <p>Outcome: what was drained, how many were counted as dropped, what stayed.
 */
@JCStressTest
@Outcome(id = "12, 0, 34", expect = ACCEPTABLE, desc = "Both puts came after the drain, or waited for it.")
@State
public class BlockedPutsAgainstDrain {

    private final Buffer<Integer> buffer;

    public BlockedPutsAgainstDrain() {
        this(LibraryBuffer::new);
    }

    protected BlockedPutsAgainstDrain(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.BLOCK);
        buffer.put(1);
        buffer.put(2);
    }

    @Actor
    public void putTwo(III_Result r) {
        buffer.put(3);
        buffer.put(4);
    }

    @Actor
    public void drain(III_Result r) {
        r.r1 = Digits.of(buffer.drainAll().items());
    }

    @Arbiter
    public void account(III_Result r) {
        r.r2 = (int) buffer.counts().dropped();
        r.r3 = Digits.of(buffer.closeNow());
    }
}
