package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.EndedAgainstPutCloseAndTake;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * Whether the buffer is empty is read first, and whether it is closed in a second step: what is put in between goes
 * unseen.
 */
@JCStressTest
@State
public class EmptinessReadBeforeClosed extends EndedAgainstPutCloseAndTake {

    public EmptinessReadBeforeClosed() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void putCloseAndTake(III_Result r) {
        super.putCloseAndTake(r);
    }

    @Actor
    @Override
    public void seeAndPoll(III_Result r) {
        super.seeAndPoll(r);
    }

    private static final class Broken<T> extends SoundRing<T> {

        Broken(int capacity, Overflow overflow) {
            super(capacity, overflow);
        }

        @Override
        public boolean isEnded() {
            boolean empty = isEmpty();
            gap();
            return empty && isClosed();
        }
    }
}
