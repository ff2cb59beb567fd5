package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.PutAgainstForward;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * A put reads the next number, and only then locks: it no longer is the next.
 */
@JCStressTest
@State
public class NumberedBeforeLocking extends PutAgainstForward {

    public NumberedBeforeLocking() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void put(IIII_Result r) {
        super.put(r);
    }

    @Actor
    @Override
    public void forward(IIII_Result r) {
        super.forward(r);
    }

    @Arbiter
    @Override
    public void drain(IIII_Result r) {
        super.drain(r);
    }

    private static final class Broken<T> extends SoundRing<T> {

        Broken(int capacity, Overflow overflow) {
            super(capacity, overflow);
        }

        @Override
        public T put(T item) {
            long number = counts().offered();
            gap();
            return forward(item, number, 0);
        }
    }
}
