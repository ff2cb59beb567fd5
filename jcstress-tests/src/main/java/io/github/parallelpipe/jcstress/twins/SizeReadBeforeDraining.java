package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.TwoPutsAgainstDrainAll;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * A drain reads how many items there are, and only then locks to remove them: what was put in between stays behind.
 */
@JCStressTest
@State
public class SizeReadBeforeDraining extends TwoPutsAgainstDrainAll {

    public SizeReadBeforeDraining() {
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
    public void account(IIII_Result r) {
        super.account(r);
    }

    private static final class Broken<T> extends SoundRing<T> {

        Broken(int capacity, Overflow overflow) {
            super(capacity, overflow);
        }

        @Override
        public Removed<T> drainAll() {
            int size = counts().buffered();
            gap();
            return drain(size);
        }
    }
}
