package io.github.parallelpipe.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.github.parallelpipe.buffer.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A drain that gathers is woken by a close, with what there is by then; after that the buffer has ended.
 *
 * <p>Outcome: what was gathered first, what second.
 */
@JCStressTest
@Outcome(id = "12, 0", expect = ACCEPTABLE, desc = "Both items were gathered, then the buffer had ended.")
@State
public class CloseAgainstGather {

    private final Buffer<Integer> buffer;

    public CloseAgainstGather() {
        this(LibraryBuffer::new);
    }

    protected CloseAgainstGather(Buffer.Maker maker) {
        buffer = maker.make(3, Overflow.DROP_OLDEST);
        buffer.put(1);
    }

    @Actor
    public void gatherTwice(II_Result r) {
        r.r1 = Digits.of(buffer.gather(3, Buffer.LONG).items());
        r.r2 = Digits.of(buffer.gather(3, Buffer.LONG).items());
    }

    @Actor
    public void putAndClose(II_Result r) {
        buffer.put(2);
        buffer.close();
    }
}
