package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.PutAgainstTakeDropOldest;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * A take reads the oldest item, and removes one in a second step: in between, a put drops what was read.
 */
@JCStressTest
@State
public class TakenItemRemovedLater extends PutAgainstTakeDropOldest {

    public TakenItemRemovedLater() {
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

    static final class Broken<T> extends SoundRing<T> {

        Broken(int capacity, Overflow overflow) {
            super(capacity, overflow);
        }

        @Override
        public T take() {
            T oldest = oldest();
            gap();
            super.take();
            return oldest;
        }
    }
}
