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
 * Puts that wait for room get in as soon as a take of the newest has emptied the buffer, and not before. A lost
 * wake-up would hang.
 *
 * <p>Outcome: what left the buffer with the newest, which comes last; how many that had missed; how many were counted
 * as dropped; what stayed.
 */
@JCStressTest
@Outcome(
        id = "12, 1, 1, 34",
        expect = ACCEPTABLE,
        desc = "The newest was 2, which superseded 1; then both puts got in.")
@State
public class BlockedPutsAgainstTakeLatest {

    private final Buffer<Integer> buffer;

    public BlockedPutsAgainstTakeLatest() {
        this(LibraryBuffer::new);
    }

    protected BlockedPutsAgainstTakeLatest(Buffer.Maker maker) {
        buffer = maker.make(2, Overflow.BLOCK);
        buffer.put(1);
        buffer.put(2);
    }

    @Actor
    public void putTwo(IIII_Result r) {
        buffer.put(3);
        buffer.put(4);
    }

    @Actor
    public void takeLatest(IIII_Result r) {
        Buffer.Removed<Integer> removed = buffer.takeLatest();
        r.r1 = Digits.of(removed.items());
        r.r2 = (int) removed.missed();
    }

    @Arbiter
    public void account(IIII_Result r) {
        r.r3 = (int) buffer.counts().dropped();
        r.r4 = Digits.of(buffer.closeNow());
    }
}
