package io.github.parallelpipe.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.github.parallelpipe.buffer.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIIII_Result;

/**
 * A take of the newest item supersedes all the older ones, each of which comes back once: from the take, or from the
 * put that dropped it. What was taken has missed them all.
 *
 * <p>Outcome: what the put handed back; what left the buffer with the newest, which comes last; how many that had
 * missed; how many were counted as dropped; what stayed.
 */
@JCStressTest
@Outcome(id = "0, 12, 1, 1, 3", expect = ACCEPTABLE, desc = "The newest was 2, which superseded 1.")
@Outcome(
        id = "1, 23, 2, 2, 0",
        expect = ACCEPTABLE,
        desc = "The newest was 3, which superseded 2; its put had dropped 1.")
@State
public class TakeLatestAgainstPut {

    private final Buffer<Integer> buffer;

    public TakeLatestAgainstPut() {
        this(LibraryBuffer::new);
    }

    protected TakeLatestAgainstPut(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.DROP_OLDEST);
        buffer.put(1);
        buffer.put(2);
    }

    @Actor
    public void put(IIIII_Result r) {
        r.r1 = Digits.of(buffer.put(3));
    }

    @Actor
    public void takeLatest(IIIII_Result r) {
        Buffer.Removed<Integer> removed = buffer.takeLatest();
        r.r2 = Digits.of(removed.items());
        r.r3 = (int) removed.missed();
    }

    @Arbiter
    public void account(IIIII_Result r) {
        r.r4 = (int) buffer.counts().dropped();
        r.r5 = Digits.of(buffer.closeNow());
    }
}
