package io.github.parallelpipe.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.github.parallelpipe.buffer.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A take that waits gets the item put before the close, and once nothing is buffered the close wakes it to say so.
 *
 * <p>Outcome: what the first take got, what the second did.
 */
@JCStressTest
@Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The item was taken, then the buffer had ended.")
@State
public class CloseAgainstTake {

    private final Buffer<Integer> buffer;

    public CloseAgainstTake() {
        this(LibraryBuffer::new);
    }

    protected CloseAgainstTake(Buffer.Maker maker) {
        buffer = maker.make(1, Overflow.DROP_OLDEST);
    }

    @Actor
    public void takeTwice(II_Result r) {
        r.r1 = Digits.of(buffer.take());
        r.r2 = Digits.of(buffer.take());
    }

    @Actor
    public void putAndClose(II_Result r) {
        buffer.put(1);
        buffer.close();
    }
}
