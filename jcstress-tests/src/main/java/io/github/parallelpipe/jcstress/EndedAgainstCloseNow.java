package io.github.parallelpipe.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.github.parallelpipe.buffer.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A close that empties the buffer closes it and ends it at one instant.
 *
 * <p>Outcome: whether it was closed, whether it had ended then.
 */
@JCStressTest
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Before the close.")
@Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The close was in between.")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "After it.")
@State
public class EndedAgainstCloseNow {

    private final Buffer<Integer> buffer;

    public EndedAgainstCloseNow() {
        this(LibraryBuffer::new);
    }

    protected EndedAgainstCloseNow(Buffer.Maker maker) {
        buffer = maker.make(1, Overflow.DROP_OLDEST);
        buffer.put(1);
    }

    @Actor
    public void closeNow(II_Result r) {
        buffer.closeNow();
    }

    @Actor
    public void see(II_Result r) {
        r.r1 = buffer.isClosed() ? 1 : 0;
        r.r2 = buffer.isEnded() ? 1 : 0;
    }
}
