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
 * A put against a close that empties the buffer is either refused, or its item is handed back by the close: never
 * both, and never is it left behind.
 *
 * <p>Outcome: whether the put was accepted, what was handed back, how many were counted as discarded, what stayed.
 */
@JCStressTest
@Outcome(id = "1, 1, 1, 0", expect = ACCEPTABLE, desc = "The put was first: the close handed its item back.")
@Outcome(id = "0, 0, 0, 0", expect = ACCEPTABLE, desc = "The close was first: the item stayed with its producer.")
@State
public class CloseNowAgainstPut {

    private final Buffer<Integer> buffer;

    public CloseNowAgainstPut() {
        this(LibraryBuffer::new);
    }

    protected CloseNowAgainstPut(Buffer.Maker maker) {
        buffer = maker.make(1, Overflow.DROP_OLDEST);
    }

    @Actor
    public void put(IIII_Result r) {
        r.r1 = buffer.accept(1);
    }

    @Actor
    public void closeNow(IIII_Result r) {
        r.r2 = Digits.of(buffer.closeNow());
    }

    @Arbiter
    public void account(IIII_Result r) {
        r.r3 = (int) buffer.counts().discarded();
        r.r4 = Digits.of(buffer.closeNow());
    }
}
