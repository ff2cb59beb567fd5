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
 * A take against a drain is before or after it: never does it get an item from the midst of what was drained.
 *
 * <p>Outcome: what was taken, what was drained, how many were counted as taken.
 */
@JCStressTest
@Outcome(id = "1, 23, 3", expect = ACCEPTABLE, desc = "The take was first.")
@Outcome(id = "3, 12, 3", expect = ACCEPTABLE, desc = "The drain was first.")
@State
public class TakeAgainstDrain {

    private final Buffer<Integer> buffer;

    public TakeAgainstDrain() {
        this(LibraryBuffer::new);
    }

    protected TakeAgainstDrain(Buffer.Maker maker) {
        buffer = maker.make(3, Overflow.DROP_OLDEST);
        buffer.put(1);
        buffer.put(2);
        buffer.put(3);
    }

    @Actor
    public void take(III_Result r) {
        r.r1 = Digits.of(buffer.take());
    }

    @Actor
    public void drain(III_Result r) {
        r.r2 = Digits.of(buffer.drain(2).items());
    }

    @Arbiter
    public void account(III_Result r) {
        r.r3 = (int) buffer.counts().taken();
    }
}
