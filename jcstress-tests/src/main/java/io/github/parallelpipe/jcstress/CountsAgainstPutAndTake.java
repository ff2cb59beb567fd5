package io.github.parallelpipe.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.github.parallelpipe.buffer.BufferCounts;
import io.github.parallelpipe.buffer.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * The counts are read at one instant, so that they balance whatever goes on meanwhile.
 *
 * <p>Outcome: how many were offered, taken, dropped and buffered.
 */
@JCStressTest
@Outcome(id = "2, 0, 0, 2", expect = ACCEPTABLE, desc = "Before the put.")
@Outcome(id = "3, 0, 1, 2", expect = ACCEPTABLE, desc = "Between the put, which dropped an item, and the take.")
@Outcome(id = "3, 1, 1, 1", expect = ACCEPTABLE, desc = "After the take.")
@State
public class CountsAgainstPutAndTake {

    private final Buffer<Integer> buffer;

    public CountsAgainstPutAndTake() {
        this(LibraryBuffer::new);
    }

    protected CountsAgainstPutAndTake(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.DROP_OLDEST);
        buffer.put(1);
        buffer.put(2);
    }

    @Actor
    public void putAndTake(IIII_Result r) {
        buffer.put(3);
        buffer.take();
    }

    @Actor
    public void count(IIII_Result r) {
        BufferCounts counts = buffer.counts();
        r.r1 = (int) counts.offered();
        r.r2 = (int) counts.taken();
        r.r3 = (int) counts.dropped();
        r.r4 = counts.buffered();
    }
}
