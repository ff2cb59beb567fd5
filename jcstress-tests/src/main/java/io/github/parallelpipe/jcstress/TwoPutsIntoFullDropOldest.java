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
 * Two puts into a full buffer drop its two oldest items: each producer is handed back another one, both are counted,
 * and what stays is the two new ones.
 *
 * <p>Outcome: what the put of 3 handed back, what the put of 4 did, how many were counted as dropped, what stayed.
 */
@JCStressTest
@Outcome(id = "1, 2, 2, 34", expect = ACCEPTABLE, desc = "Item 3 got in first.")
@Outcome(id = "2, 1, 2, 43", expect = ACCEPTABLE, desc = "Item 4 got in first.")
@State
public class TwoPutsIntoFullDropOldest {

    private final Buffer<Integer> buffer;

    public TwoPutsIntoFullDropOldest() {
        this(LibraryBuffer::new);
    }

    protected TwoPutsIntoFullDropOldest(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.DROP_OLDEST);
        buffer.put(1);
        buffer.put(2);
    }

    @Actor
    public void put3(IIII_Result r) {
        r.r1 = Digits.of(buffer.put(3));
    }

    @Actor
    public void put4(IIII_Result r) {
        r.r2 = Digits.of(buffer.put(4));
    }

    @Arbiter
    public void account(IIII_Result r) {
        r.r3 = (int) buffer.counts().dropped();
        r.r4 = Digits.of(buffer.closeNow());
    }
}
