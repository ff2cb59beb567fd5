package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.BlockedPutAgainstTake;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * A put looks for room and finds none, and only then begins to wait: a take in between wakes nobody. It gives up
 * after a while, since it would hang.
 */
@JCStressTest
@State
public class RoomMissedBeforeWaiting extends BlockedPutAgainstTake {

    public RoomMissedBeforeWaiting() {
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
        public T put(T item) {
            boolean full = isFull();
            gap();
            return full && !wokenInTime() ? item : super.put(item);
        }

        private synchronized boolean wokenInTime() {
            long millisecond = 1_000_000;
            long start = System.nanoTime();
            await(1);
            return System.nanoTime() - start < millisecond;
        }
    }
}
