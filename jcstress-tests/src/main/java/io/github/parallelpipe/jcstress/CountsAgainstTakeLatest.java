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
 * The counts are never read in the midst of a take of the newest: what is not buffered any more has been taken or
 * dropped.
 *
 * <p>Outcome: how many were taken, dropped and buffered.
 */
@JCStressTest
@Outcome(id = "0, 0, 2", expect = ACCEPTABLE, desc = "Before the take.")
@Outcome(id = "1, 1, 0", expect = ACCEPTABLE, desc = "After it.")
@State
public class CountsAgainstTakeLatest {

    private final Buffer<Integer> buffer;

    public CountsAgainstTakeLatest() {
        this(LibraryBuffer::new);
    }

    protected CountsAgainstTakeLatest(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.DROP_OLDEST);
        buffer.put(1);
        buffer.put(2);
    }

    @Actor
    public void takeLatest(III_Result r) {
        buffer.takeLatest();
    }

    @Actor
    public void count(III_Result r) {
        BufferCounts counts = buffer.counts();
        r.r1 = (int) counts.taken();
        r.r2 = (int) counts.dropped();
        r.r3 = counts.buffered();
    }
}
