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
 * Once the buffer is seen to be closed, nothing more gets in.
 *
 * <p>Outcome: whether it was closed, whether the put after that was accepted, what stayed.
 */
@JCStressTest
@Outcome(id = "0, 1, 1", expect = ACCEPTABLE, desc = "The put was before the close.")
@Outcome(id = "0, 0, 0", expect = ACCEPTABLE, desc = "The close was in between.")
@Outcome(id = "1, 0, 0", expect = ACCEPTABLE, desc = "The close was first.")
@State
public class ClosedSeenBeforePut {

    private final Buffer<Integer> buffer;

    public ClosedSeenBeforePut() {
        this(LibraryBuffer::new);
    }

    protected ClosedSeenBeforePut(Buffer.Maker maker) {
        buffer = maker.make(1, Overflow.DROP_OLDEST);
    }

    @Actor
    public void close(III_Result r) {
        buffer.close();
    }

    @Actor
    public void seeAndPut(III_Result r) {
        r.r1 = buffer.isClosed() ? 1 : 0;
        r.r2 = buffer.accept(1);
    }

    @Arbiter
    public void account(III_Result r) {
        r.r3 = Digits.of(buffer.closeNow());
    }
}
