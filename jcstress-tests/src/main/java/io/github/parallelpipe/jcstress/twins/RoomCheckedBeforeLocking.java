package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.TwoPutsForLastPlaceDropNewest;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * A put looks for room, and only then locks: two puts see the last place, and both get in.
 */
@JCStressTest
@State
public class RoomCheckedBeforeLocking extends TwoPutsForLastPlaceDropNewest {

    public RoomCheckedBeforeLocking() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void put2(IIII_Result r) {
        super.put2(r);
    }

    @Actor
    @Override
    public void put3(IIII_Result r) {
        super.put3(r);
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
        public T put(T item) {
            boolean full = isFull();
            gap();
            return full ? super.put(item) : add(item);
        }

        private synchronized T add(T item) {
            append(item);
            return null;
        }
    }
}
