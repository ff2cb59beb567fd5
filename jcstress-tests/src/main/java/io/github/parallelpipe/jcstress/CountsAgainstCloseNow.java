package io.github.parallelpipe.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.github.parallelpipe.buffer.BufferCounts;
import io.github.parallelpipe.buffer.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * The counts are never read in the midst of a close that empties the buffer.
 *
 * <p>Outcome: how many were discarded and buffered.
 */
@JCStressTest
@Outcome(id = "0, 2", expect = ACCEPTABLE, desc = "Before the close.")
@Outcome(id = "2, 0", expect = ACCEPTABLE, desc = "After it.")
@State
public class CountsAgainstCloseNow {

    private final Buffer<Integer> buffer;

    public CountsAgainstCloseNow() {
        this(LibraryBuffer::new);
    }

    protected CountsAgainstCloseNow(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.DROP_OLDEST);
        buffer.put(1);
        buffer.put(2);
    }

    @Actor
    public void closeNow(II_Result r) {
        buffer.closeNow();
    }

    @Actor
    public void count(II_Result r) {
        BufferCounts counts = buffer.counts();
        r.r1 = (int) counts.discarded();
        r.r2 = counts.buffered();
    }
}
