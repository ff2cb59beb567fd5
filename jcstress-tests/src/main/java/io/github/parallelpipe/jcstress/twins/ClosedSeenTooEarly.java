package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.ClosedSeenBeforePut;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A close shows itself, and only then locks to refuse the puts.
 */
@JCStressTest
@State
public class ClosedSeenTooEarly extends ClosedSeenBeforePut {

    public ClosedSeenTooEarly() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void close(III_Result r) {
        super.close(r);
    }

    @Actor
    @Override
    public void seeAndPut(III_Result r) {
        super.seeAndPut(r);
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

        private volatile boolean closing;

        @Override
        public void close() {
            closing = true;
            gap();
            super.close();
        }

        @Override
        public synchronized boolean isClosed() {
            return closing;
        }
    }
}
