package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.TwoDrains;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A drain copies the oldest items, and removes as many in a second step: two drains take the same ones.
 */
@JCStressTest
@State
public class DrainedItemsRemovedLater extends TwoDrains {

    public DrainedItemsRemovedLater() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void first(III_Result r) {
        super.first(r);
    }

    @Actor
    @Override
    public void second(III_Result r) {
        super.second(r);
    }

    @Arbiter
    @Override
    public void account(III_Result r) {
        super.account(r);
    }

    static final class Broken<T> extends SoundRing<T> {

        Broken(int capacity, Overflow overflow) {
            super(capacity, overflow);
        }

        @Override
        public Removed<T> drain(int max) {
            List<T> copy = copy();
            gap();
            List<T> oldest = copy.subList(0, Math.min(max, copy.size()));
            Removed<T> removed = super.drain(max);
            return new Removed<>(oldest, removed.missed(), removed.number());
        }
    }
}
