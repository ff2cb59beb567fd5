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
 * Of two puts for the last place in a buffer that drops the newest, one gets in, and the other is handed its own item
 * back.
 *
 * <p>Outcome: what the put of 2 handed back, what the put of 3 did, how many were counted as dropped, what stayed.
 */
@JCStressTest
@Outcome(id = "0, 3, 1, 12", expect = ACCEPTABLE, desc = "Item 2 got in.")
@Outcome(id = "2, 0, 1, 13", expect = ACCEPTABLE, desc = "Item 3 got in.")
@State
public class TwoPutsForLastPlaceDropNewest {

    private final Buffer<Integer> buffer;

    public TwoPutsForLastPlaceDropNewest() {
        this(LibraryBuffer::new);
    }

    protected TwoPutsForLastPlaceDropNewest(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.DROP_NEWEST);
        buffer.put(1);
    }

    @Actor
    public void put2(IIII_Result r) {
        r.r1 = Digits.of(buffer.put(2));
    }

    @Actor
    public void put3(IIII_Result r) {
        r.r2 = Digits.of(buffer.put(3));
    }

    @Arbiter
    public void account(IIII_Result r) {
        r.r3 = (int) buffer.counts().dropped();
        r.r4 = Digits.of(buffer.closeNow());
    }
}
