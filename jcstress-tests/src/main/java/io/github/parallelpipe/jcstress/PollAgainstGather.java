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
 * Items that gather may be taken by others. A gathering drain that finds the buffer emptied begins anew: it never says
 * that the buffer has ended while that has not.
 *
 * <p>Outcome: what was gathered, what was polled, what stayed.
 */
@JCStressTest
@Outcome(id = "1, 0, 2", expect = ACCEPTABLE, desc = "The gathering ran out of time before the poll.")
@Outcome(id = "2, 1, 0", expect = ACCEPTABLE, desc = "Item 1 was polled while it waited to be gathered.")
@State
public class PollAgainstGather {

    private final Buffer<Integer> buffer;

    public PollAgainstGather() {
        this(LibraryBuffer::new);
    }

    protected PollAgainstGather(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.DROP_OLDEST);
        buffer.put(1);
    }

    @Actor
    public void gather(III_Result r) {
        r.r1 = Digits.of(buffer.gather(2, Buffer.SHORT).items());
    }

    @Actor
    public void pollAndPut(III_Result r) {
        r.r2 = Digits.of(buffer.poll());
        buffer.put(2);
    }

    @Arbiter
    public void account(III_Result r) {
        r.r3 = Digits.of(buffer.closeNow());
    }
}
