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
 * An item that waits to be gathered is either gathered, or handed back by the close that empties the buffer and ends
 * the gathering.
 *
 * <p>Outcome: what was gathered, what the close handed back, how many were counted as taken, how many as discarded.
 */
@JCStressTest
@Outcome(id = "1, 0, 1, 0", expect = ACCEPTABLE, desc = "The gathering ran out of time before the close.")
@Outcome(id = "0, 1, 0, 1", expect = ACCEPTABLE, desc = "The close was first: the buffer had ended.")
@State
public class CloseNowAgainstGather {

    private final Buffer<Integer> buffer;

    public CloseNowAgainstGather() {
        this(LibraryBuffer::new);
    }

    protected CloseNowAgainstGather(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.DROP_OLDEST);
        buffer.put(1);
    }

    @Actor
    public void gather(IIII_Result r) {
        r.r1 = Digits.of(buffer.gather(2, Buffer.SHORT).items());
    }

    @Actor
    public void closeNow(IIII_Result r) {
        r.r2 = Digits.of(buffer.closeNow());
    }

    @Arbiter
    public void account(IIII_Result r) {
        r.r3 = (int) buffer.counts().taken();
        r.r4 = (int) buffer.counts().discarded();
    }
}
