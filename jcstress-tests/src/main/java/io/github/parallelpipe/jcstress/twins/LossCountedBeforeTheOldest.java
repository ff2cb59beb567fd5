package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.MissedAgainstDrainDropNewest;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * An item that was dropped as the newest is told to the item taken next, which was there before it.
 */
@JCStressTest
@State
public class LossCountedBeforeTheOldest extends MissedAgainstDrainDropNewest {

    public LossCountedBeforeTheOldest() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void putTwo(IIII_Result r) {
        super.putTwo(r);
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

        private long lost;

        @Override
        void dropped() {
            dropped++;
            lost++;
        }

        @Override
        synchronized Removed<T> drainNow(int max) {
            Removed<T> removed = super.drainNow(max);
            long missed = lost;
            lost = 0;
            return new Removed<>(removed.items(), removed.missed() + missed, removed.number());
        }
    }
}
