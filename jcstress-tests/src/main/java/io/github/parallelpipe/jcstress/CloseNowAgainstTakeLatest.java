package io.github.parallelpipe.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.github.parallelpipe.buffer.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIIII_Result;

/**
 * What is buffered either leaves with the newest or is handed back by the close that empties the buffer: all of it by
 * one of them.
 *
 * <p>Outcome: what left the buffer with the newest, what the close handed back, how many were counted as taken, how
 * many as dropped, how many as discarded.
 */
@JCStressTest
@Outcome(id = "12, 0, 1, 1, 0", expect = ACCEPTABLE, desc = "The newest was taken first, and superseded 1.")
@Outcome(id = "0, 12, 0, 0, 2", expect = ACCEPTABLE, desc = "The close was first: the buffer had ended.")
@State
public class CloseNowAgainstTakeLatest {

    private final Buffer<Integer> buffer;

    public CloseNowAgainstTakeLatest() {
        this(LibraryBuffer::new);
    }

    protected CloseNowAgainstTakeLatest(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.DROP_OLDEST);
        buffer.put(1);
        buffer.put(2);
    }

    @Actor
    public void takeLatest(IIIII_Result r) {
        r.r1 = Digits.of(buffer.takeLatest().items());
    }

    @Actor
    public void closeNow(IIIII_Result r) {
        r.r2 = Digits.of(buffer.closeNow());
    }

    @Arbiter
    public void account(IIIII_Result r) {
        r.r3 = (int) buffer.counts().taken();
        r.r4 = (int) buffer.counts().dropped();
        r.r5 = (int) buffer.counts().discarded();
    }
}
