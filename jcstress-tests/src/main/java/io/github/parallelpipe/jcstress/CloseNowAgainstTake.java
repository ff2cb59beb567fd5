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
 * An item is either taken or handed back by the close that empties the buffer, never both.
 *
 * <p>Outcome: what was taken, what the close handed back, how many were counted as taken, how many as discarded.
 */
@JCStressTest
@Outcome(id = "1, 0, 1, 0", expect = ACCEPTABLE, desc = "The take was first.")
@Outcome(id = "0, 1, 0, 1", expect = ACCEPTABLE, desc = "The close was first: the buffer had ended.")
@State
public class CloseNowAgainstTake {

    private final Buffer<Integer> buffer;

    public CloseNowAgainstTake() {
        this(LibraryBuffer::new);
    }

    protected CloseNowAgainstTake(Buffer.Maker maker) {
        buffer = maker.make(1, Overflow.DROP_OLDEST);
        buffer.put(1);
    }

    @Actor
    public void take(IIII_Result r) {
        r.r1 = Digits.of(buffer.take());
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
