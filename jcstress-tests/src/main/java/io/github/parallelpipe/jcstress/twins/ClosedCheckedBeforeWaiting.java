package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.CloseAgainstBlockedPut;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A put looks whether the buffer is closed before it waits for room, but not after: the close that wakes it lets it
 * in.
 */
@JCStressTest
@State
public class ClosedCheckedBeforeWaiting extends CloseAgainstBlockedPut {

    public ClosedCheckedBeforeWaiting() {
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
        public synchronized T put(T item) {
            requireOpen();
            awaitRoom();
            append(item);
            return null;
        }
    }
}
