package io.github.parallelpipe.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.github.parallelpipe.buffer.BufferCounts;
import io.github.parallelpipe.buffer.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * An item that is dropped as the newest is counted as offered and as dropped at one instant.
 *
 * <p>Outcome: how many were offered, dropped and buffered.
 */
@JCStressTest
@Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "Before the put.")
@Outcome(id = "2, 1, 1", expect = ACCEPTABLE, desc = "After it.")
@State
public class CountsAgainstPutDropNewest {

    private final Buffer<Integer> buffer;

    public CountsAgainstPutDropNewest() {
        this(LibraryBuffer::new);
    }

    protected CountsAgainstPutDropNewest(Buffer.Maker maker) {
        buffer = maker.make(1, Overflow.DROP_NEWEST);
        buffer.put(1);
    }

    @Actor
    public void put(III_Result r) {
        buffer.put(2);
    }

    @Actor
    public void count(III_Result r) {
        BufferCounts counts = buffer.counts();
        r.r1 = (int) counts.offered();
        r.r2 = (int) counts.dropped();
        r.r3 = counts.buffered();
    }
}
