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
 * A drain against puts that drop tells how many items were missed before its own: each of the four that were offered
 * is either taken, or missed by the one taken after it.
 *
 * <p>Outcome: what was drained, how many it had missed, what the rest was, how many that had missed.
 */
@JCStressTest
@Outcome(id = "12, 0, 34, 0", expect = ACCEPTABLE, desc = "The drain was first: nothing was missed.")
@Outcome(
        id = "23, 1, 4, 0",
        expect = ACCEPTABLE,
        desc = "The drain was between the puts, and had missed the first item.")
@Outcome(id = "34, 2, 0, 0", expect = ACCEPTABLE, desc = "The drain was last, and had missed two.")
@State
public class MissedAgainstDrain {

    private final Buffer<Integer> buffer;

    public MissedAgainstDrain() {
        this(LibraryBuffer::new);
    }

    protected MissedAgainstDrain(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.DROP_OLDEST);
        buffer.put(1);
        buffer.put(2);
    }

    @Actor
    public void putTwo(IIII_Result r) {
        buffer.put(3);
        buffer.put(4);
    }

    @Actor
    public void drain(IIII_Result r) {
        Buffer.Removed<Integer> drained = buffer.drainAll();
        r.r1 = Digits.of(drained.items());
        r.r2 = (int) drained.missed();
    }

    @Arbiter
    public void drainTheRest(IIII_Result r) {
        buffer.close();
        Buffer.Removed<Integer> rest = buffer.drainAll();
        r.r3 = Digits.of(rest.items());
        r.r4 = (int) rest.missed();
    }
}
