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
 * A poll of an empty buffer against a put finds the item, or nothing: then the item stays.
 *
 * <p>Outcome: what was polled, how many were counted as taken, what stayed.
 */
@JCStressTest
@Outcome(id = "1, 1, 0", expect = ACCEPTABLE, desc = "The put was first.")
@Outcome(id = "0, 0, 1", expect = ACCEPTABLE, desc = "The poll was first.")
@State
public class PutAgainstPoll {

    private final Buffer<Integer> buffer;

    public PutAgainstPoll() {
        this(LibraryBuffer::new);
    }

    protected PutAgainstPoll(Buffer.Maker maker) {
        buffer = maker.make(1, Overflow.DROP_OLDEST);
    }

    @Actor
    public void put(III_Result r) {
        buffer.put(1);
    }

    @Actor
    public void poll(III_Result r) {
        r.r1 = Digits.of(buffer.poll());
    }

    @Arbiter
    public void account(III_Result r) {
        r.r2 = (int) buffer.counts().taken();
        r.r3 = Digits.of(buffer.closeNow());
    }
}
