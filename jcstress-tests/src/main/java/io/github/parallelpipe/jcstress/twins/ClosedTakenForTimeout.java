package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.CloseAgainstTimedPut;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A put that waits for room takes the close that wakes it for the end of its time.
 */
@JCStressTest
@State
public class ClosedTakenForTimeout extends CloseAgainstTimedPut {

    public ClosedTakenForTimeout() {
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
        public T put(T item, Duration timeout) {
            while (isFull() && !isClosed()) {
                gap();
            }
            return isFull() ? item : super.put(item, timeout);
        }
    }
}
