package io.github.parallelpipe.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.github.parallelpipe.buffer.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A put against a close is either refused, or buffered before the close: once that has returned, nothing more gets
 * in.
 *
 * <p>Outcome: whether the put was accepted, how many had been offered when the close returned, what stayed.
 */
@JCStressTest
@Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "The put was first: its item stayed, to be taken.")
@Outcome(id = "0, 0, 0", expect = ACCEPTABLE, desc = "The close was first: the item stayed with its producer.")
@State
public class CloseAgainstPut {

    private final Buffer<Integer> buffer;

    public CloseAgainstPut() {
        this(LibraryBuffer::new);
    }

    protected CloseAgainstPut(Buffer.Maker maker) {
        buffer = maker.make(1, Overflow.DROP_OLDEST);
    }

    @Actor
    public void put(III_Result r) {
        r.r1 = buffer.accept(1);
    }

    @Actor
    public void close(III_Result r) {
        buffer.close();
        r.r2 = (int) buffer.counts().offered();
    }

    @Arbiter
    public void account(III_Result r) {
        r.r3 = Digits.of(buffer.closeNow());
    }
}
