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
 * What is buffered is either drained or handed back by the close that empties the buffer: all of it by one of them.
 *
 * <p>Outcome: what was drained, what the close handed back, how many were counted as taken, how many as discarded.
 */
@JCStressTest
@Outcome(id = "12, 0, 2, 0", expect = ACCEPTABLE, desc = "The drain was first.")
@Outcome(id = "0, 12, 0, 2", expect = ACCEPTABLE, desc = "The close was first: the buffer had ended.")
@State
public class CloseNowAgainstDrain {

    private final Buffer<Integer> buffer;

    public CloseNowAgainstDrain() {
        this(LibraryBuffer::new);
    }

    protected CloseNowAgainstDrain(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.DROP_OLDEST);
        buffer.put(1);
        buffer.put(2);
    }

    @Actor
    public void drain(IIII_Result r) {
        r.r1 = Digits.of(buffer.drainAll().items());
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
