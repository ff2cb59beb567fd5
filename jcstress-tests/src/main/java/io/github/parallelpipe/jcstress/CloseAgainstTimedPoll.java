package io.github.parallelpipe.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.github.parallelpipe.buffer.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A poll that waits a long time gets the item put before the close, and once nothing is buffered the close wakes it.
 *
 * <p>Outcome: what the first poll got, what the second did.
 */
@JCStressTest
@Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The item was polled, then the buffer had ended.")
@State
public class CloseAgainstTimedPoll {

    private final Buffer<Integer> buffer;

    public CloseAgainstTimedPoll() {
        this(LibraryBuffer::new);
    }

    protected CloseAgainstTimedPoll(Buffer.Maker maker) {
        buffer = maker.make(1, Overflow.DROP_OLDEST);
    }

    @Actor
    public void pollTwice(II_Result r) {
        r.r1 = Digits.of(buffer.poll(Buffer.LONG));
        r.r2 = Digits.of(buffer.poll(Buffer.LONG));
    }

    @Actor
    public void putAndClose(II_Result r) {
        buffer.put(1);
        buffer.close();
    }
}
