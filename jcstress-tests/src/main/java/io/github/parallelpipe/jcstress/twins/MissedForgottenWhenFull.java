package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.MissedAgainstForwards;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * An item forwarded into a full buffer forgets what it had missed before.
 */
@JCStressTest
@State
public class MissedForgottenWhenFull extends MissedAgainstForwards {

    public MissedForgottenWhenFull() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void forwardTwo(IIII_Result r) {
        super.forwardTwo(r);
    }

    @Actor
    @Override
    public void drain(IIII_Result r) {
        super.drain(r);
    }

    @Arbiter
    @Override
    public void drainTheRest(IIII_Result r) {
        super.drainTheRest(r);
    }

    private static final class Broken<T> extends SoundRing<T> {

        Broken(int capacity, Overflow overflow) {
            super(capacity, overflow);
        }

        @Override
        public synchronized T forward(T item, long number, long missed) {
            return super.forward(item, number, isFull() ? 0 : missed);
        }
    }
}
