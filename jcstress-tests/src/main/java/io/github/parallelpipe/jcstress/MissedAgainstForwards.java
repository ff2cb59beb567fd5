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
 * A drain against forwards that drop adds up what was missed: an item that was dropped counts, and so does what that
 * had missed itself.
 *
 * <p>Outcome: what was drained, how many it had missed, what the rest was, how many that had missed.
 */
@JCStressTest
@Outcome(id = "1, 1, 2, 2", expect = ACCEPTABLE, desc = "The drain was before the second forward.")
@Outcome(
        id = "2, 4, 0, 0",
        expect = ACCEPTABLE,
        desc = "The second item replaced the first, which had missed one, and had itself missed two.")
@State
public class MissedAgainstForwards {

    private final Buffer<Integer> buffer;

    public MissedAgainstForwards() {
        this(LibraryBuffer::new);
    }

    protected MissedAgainstForwards(Buffer.Maker maker) {
        buffer = maker.make(1, Overflow.DROP_OLDEST);
    }

    @Actor
    public void forwardTwo(IIII_Result r) {
        buffer.forward(1, 1, 1);
        buffer.forward(2, 4, 2);
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
