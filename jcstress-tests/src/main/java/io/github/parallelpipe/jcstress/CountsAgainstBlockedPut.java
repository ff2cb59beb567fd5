package io.github.parallelpipe.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.github.parallelpipe.buffer.BufferCounts;
import io.github.parallelpipe.buffer.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * An item whose put waits for room is not offered yet.
 *
 * <p>Outcome: how many were offered and buffered while the buffer was full, what stayed.
 */
@JCStressTest
@Outcome(id = "1, 1, 2", expect = ACCEPTABLE, desc = "The put was counted when it got in, after the take.")
@State
public class CountsAgainstBlockedPut {

    private final Buffer<Integer> buffer;

    public CountsAgainstBlockedPut() {
        this(LibraryBuffer::new);
    }

    protected CountsAgainstBlockedPut(Buffer.Maker maker) {
        buffer = maker.make(1, Overflow.BLOCK);
        buffer.put(1);
    }

    @Actor
    public void put(III_Result r) {
        buffer.put(2);
    }

    @Actor
    public void countAndTake(III_Result r) {
        BufferCounts counts = buffer.counts();
        r.r1 = (int) counts.offered();
        r.r2 = counts.buffered();
        buffer.take();
    }

    @Arbiter
    public void account(III_Result r) {
        r.r3 = Digits.of(buffer.closeNow());
    }
}
