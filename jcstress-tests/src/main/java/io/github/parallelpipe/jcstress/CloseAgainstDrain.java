package io.github.parallelpipe.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.github.parallelpipe.buffer.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A drain that waits gets what was put before the close, and once nothing is buffered the close wakes it.
 *
 * <p>Outcome: what was drained first, what second.
 */
@JCStressTest
@Outcome(id = "12, 0", expect = ACCEPTABLE, desc = "Both items were drained, then the buffer had ended.")
@Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "Each item was drained.")
@State
public class CloseAgainstDrain {

    private final Buffer<Integer> buffer;

    public CloseAgainstDrain() {
        this(LibraryBuffer::new);
    }

    protected CloseAgainstDrain(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.DROP_OLDEST);
    }

    @Actor
    public void drainTwice(II_Result r) {
        r.r1 = Digits.of(buffer.drainAll().items());
        r.r2 = Digits.of(buffer.drainAll().items());
    }

    @Actor
    public void putTwoAndClose(II_Result r) {
        buffer.put(1);
        buffer.put(2);
        buffer.close();
    }
}
