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
 * What a buffer loses that drops the newest lies behind what it holds: the item taken next has not missed it, the next
 * that gets in has.
 *
 * <p>Outcome: what was drained, how many it had missed, what the rest was, how many that had missed.
 */
@JCStressTest
@Outcome(id = "1, 0, 2, 0", expect = ACCEPTABLE, desc = "The drain was first: item 3 was dropped, behind 2.")
@Outcome(id = "1, 0, 3, 1", expect = ACCEPTABLE, desc = "The drain was between the puts: item 3 had missed 2.")
@Outcome(id = "1, 0, 0, 0", expect = ACCEPTABLE, desc = "The drain was last: both were dropped.")
@State
public class MissedAgainstDrainDropNewest {

    private final Buffer<Integer> buffer;

    public MissedAgainstDrainDropNewest() {
        this(LibraryBuffer::new);
    }

    protected MissedAgainstDrainDropNewest(Buffer.Maker maker) {
        buffer = maker.make(1, Overflow.DROP_NEWEST);
        buffer.put(1);
    }

    @Actor
    public void putTwo(IIII_Result r) {
        buffer.put(2);
        buffer.put(3);
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
