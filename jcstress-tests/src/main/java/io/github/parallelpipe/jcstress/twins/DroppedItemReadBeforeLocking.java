package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.TwoPutsIntoFullDropOldest;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * A put looks which item is the oldest, and only then locks to drop it: two puts hand back the same one.
 */
@JCStressTest
@State
public class DroppedItemReadBeforeLocking extends TwoPutsIntoFullDropOldest {

    public DroppedItemReadBeforeLocking() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void put3(IIII_Result r) {
        super.put3(r);
    }

    @Actor
    @Override
    public void put4(IIII_Result r) {
        super.put4(r);
    }

    @Arbiter
    @Override
    public void account(IIII_Result r) {
        super.account(r);
    }

    private static final class Broken<T> extends SoundRing<T> {

        Broken(int capacity, Overflow overflow) {
            super(capacity, overflow);
        }

        @Override
        public T put(T item) {
            T oldest = oldest();
            gap();
            return super.put(item) == null ? null : oldest;
        }
    }
}
