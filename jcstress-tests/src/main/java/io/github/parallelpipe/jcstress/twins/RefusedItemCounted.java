package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.FailingPutAgainstTake;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * A put counts its item before it looks whether the buffer is full, so that a refused one is counted as well.
 */
@JCStressTest
@State
public class RefusedItemCounted extends FailingPutAgainstTake {

    public RefusedItemCounted() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void put(IIII_Result r) {
        super.put(r);
    }

    @Actor
    @Override
    public void take(IIII_Result r) {
        super.take(r);
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
        public synchronized T put(T item) {
            offered++;
            T dropped = super.put(item);
            offered--;
            return dropped;
        }
    }
}
