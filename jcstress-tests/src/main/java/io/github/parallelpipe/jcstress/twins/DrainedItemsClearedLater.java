package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.PutAgainstDrainAll;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * A drain copies what is buffered, and clears the buffer in a second step: what was put in between is lost.
 */
@JCStressTest
@State
public class DrainedItemsClearedLater extends PutAgainstDrainAll {

    public DrainedItemsClearedLater() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void put(IIII_Result r) {
        super.put(r);
    }

    @Actor
    @Override
    public void drain(IIII_Result r) {
        super.drain(r);
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
        public Removed<T> drainAll() {
            List<T> copy = copy();
            gap();
            Removed<T> all = super.drainAll();
            return new Removed<>(copy, all.missed(), all.number());
        }
    }
}
