package io.github.parallelpipe.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.github.parallelpipe.buffer.BufferClosedException;
import io.github.parallelpipe.buffer.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * The oldest item of a full buffer comes back once, from the put that dropped it or from the close that empties the
 * buffer. A put that comes after the close drops nothing.
 *
 * <p>Outcome: what the put handed back, -1 for a refusal; what the close handed back; how many were counted as
 * dropped, how many as discarded.
 */
@JCStressTest
@Outcome(id = "1, 2, 1, 1", expect = ACCEPTABLE, desc = "The put was first, and dropped 1.")
@Outcome(id = "-1, 1, 0, 1", expect = ACCEPTABLE, desc = "The close was first: item 2 stayed with its producer.")
@State
public class CloseNowAgainstPutIntoFull {

    private final Buffer<Integer> buffer;

    public CloseNowAgainstPutIntoFull() {
        this(LibraryBuffer::new);
    }

    protected CloseNowAgainstPutIntoFull(Buffer.Maker maker) {
        buffer = maker.make(1, Overflow.DROP_OLDEST);
        buffer.put(1);
    }

    @Actor
    public void put(IIII_Result r) {
        try {
            r.r1 = Digits.of(buffer.put(2));
        } catch (BufferClosedException refused) {
            r.r1 = -1;
        }
    }

    @Actor
    public void closeNow(IIII_Result r) {
        r.r2 = Digits.of(buffer.closeNow());
    }

    @Arbiter
    public void account(IIII_Result r) {
        r.r3 = (int) buffer.counts().dropped();
        r.r4 = (int) buffer.counts().discarded();
    }
}
