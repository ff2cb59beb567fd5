package io.github.parallelpipe.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.github.parallelpipe.buffer.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * An item that is put gets the next number, one that is forwarded keeps the number and the losses it comes with,
 * whichever is first.
 *
 * <p>Outcome: what was drained, the number of the first item, the number of the second, how many they had missed.
 */
@JCStressTest
@Outcome(id = "12, 0, 7, 3", expect = ACCEPTABLE, desc = "The put was first.")
@Outcome(id = "21, 7, 1, 3", expect = ACCEPTABLE, desc = "The forward was first.")
@State
public class PutAgainstForward {

    private final Buffer<Integer> buffer;

    public PutAgainstForward() {
        this(LibraryBuffer::new);
    }

    protected PutAgainstForward(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.DROP_OLDEST);
    }

    @Actor
    public void put(IIII_Result r) {
        buffer.put(1);
    }

    @Actor
    public void forward(IIII_Result r) {
        buffer.forward(2, 7, 3);
    }

    @Arbiter
    public void drain(IIII_Result r) {
        Buffer.Removed<Integer> first = buffer.drain(1);
        Buffer.Removed<Integer> second = buffer.drain(1);
        r.r1 = 10 * Digits.of(first.items()) + Digits.of(second.items());
        r.r2 = (int) first.number();
        r.r3 = (int) second.number();
        r.r4 = (int) (first.missed() + second.missed());
    }
}
