package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.CloseAgainstPut;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A put looks whether the buffer is closed, and only then locks: it gets in after the close.
 */
@JCStressTest
@State
public class ClosedCheckedBeforeLocking extends CloseAgainstPut {

    public ClosedCheckedBeforeLocking() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void put(III_Result r) {
        super.put(r);
    }

    @Actor
    @Override
    public void close(III_Result r) {
        super.close(r);
    }

    @Arbiter
    @Override
    public void account(III_Result r) {
        super.account(r);
    }

    private static final class Broken<T> extends SoundRing<T> {

        Broken(int capacity, Overflow overflow) {
            super(capacity, overflow);
        }

        @Override
        public T put(T item) {
            requireOpen();
            gap();
            return add(item);
        }

        @Override
        synchronized void requireOpen() {
            super.requireOpen();
        }

        private synchronized T add(T item) {
            append(item);
            return null;
        }
    }
}
