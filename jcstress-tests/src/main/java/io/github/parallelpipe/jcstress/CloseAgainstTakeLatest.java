package io.github.parallelpipe.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.github.parallelpipe.buffer.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A take of the newest that waits gets an item put before the close, and once nothing is buffered the close wakes it.
 *
 * <p>Outcome: what left the buffer with the first take, what with the second.
 */
@JCStressTest
@Outcome(id = "12, 0", expect = ACCEPTABLE, desc = "Item 2 superseded 1, then the buffer had ended.")
@Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "Each item was taken.")
@State
public class CloseAgainstTakeLatest {

    private final Buffer<Integer> buffer;

    public CloseAgainstTakeLatest() {
        this(LibraryBuffer::new);
    }

    protected CloseAgainstTakeLatest(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.DROP_OLDEST);
    }

    @Actor
    public void takeTwice(II_Result r) {
        r.r1 = Digits.of(buffer.takeLatest().items());
        r.r2 = Digits.of(buffer.takeLatest().items());
    }

    @Actor
    public void putTwoAndClose(II_Result r) {
        buffer.put(1);
        buffer.put(2);
        buffer.close();
    }
}
