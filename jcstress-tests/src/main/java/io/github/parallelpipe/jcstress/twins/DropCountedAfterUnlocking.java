package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.MissedAgainstDrain;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * A put counts the item it dropped after it has unlocked: a drain in between does not know that it has missed it.
 */
@JCStressTest
@State
public class DropCountedAfterUnlocking extends MissedAgainstDrain {

    public DropCountedAfterUnlocking() {
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

    static final class Broken<T> extends SoundRing<T> {

        Broken(int capacity, Overflow overflow) {
            super(capacity, overflow);
        }

        @Override
        public T put(T item) {
            T dropped = super.put(item);
            gap();
            if (dropped != null) {
                countAsDropped();
            }
            return dropped;
        }

        @Override
        void dropped() {
            // Not yet.
        }

        private synchronized void countAsDropped() {
            super.dropped();
        }
    }
}
