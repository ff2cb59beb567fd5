package io.github.parallelpipe.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.github.parallelpipe.buffer.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A buffer has ended once it is closed and empty, at one instant: whoever sees that finds no item any more.
 *
 * <p>Outcome: whether it had ended, what was polled after that was seen, what was taken by the one who closed.
 */
@JCStressTest
@Outcome(id = "0, 0, 1", expect = ACCEPTABLE, desc = "The poll found nothing, as the item was not put yet, or taken.")
@Outcome(id = "0, 1, 0", expect = ACCEPTABLE, desc = "The poll found the item.")
@Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "The buffer was closed, and its item taken.")
@State
public class EndedAgainstPutCloseAndTake {

    private final Buffer<Integer> buffer;

    public EndedAgainstPutCloseAndTake() {
        this(LibraryBuffer::new);
    }

    protected EndedAgainstPutCloseAndTake(Buffer.Maker maker) {
        buffer = maker.make(1, Overflow.DROP_OLDEST);
    }

    @Actor
    public void putCloseAndTake(III_Result r) {
        buffer.put(1);
        buffer.close();
        r.r3 = Digits.of(buffer.take());
    }

    @Actor
    public void seeAndPoll(III_Result r) {
        r.r1 = buffer.isEnded() ? 1 : 0;
        r.r2 = Digits.of(buffer.poll());
    }
}
