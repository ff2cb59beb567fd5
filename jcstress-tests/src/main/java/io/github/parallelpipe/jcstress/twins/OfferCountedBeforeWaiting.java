package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.CountsAgainstBlockedPut;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A put counts its item as offered before it waits for room.
 */
@JCStressTest
@State
public class OfferCountedBeforeWaiting extends CountsAgainstBlockedPut {

    public OfferCountedBeforeWaiting() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void put(III_Result r) {
        super.put(r);
    }

    @Actor
    @Override
    public void countAndTake(III_Result r) {
        super.countAndTake(r);
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
        void awaitRoom() {
            offered++;
            super.awaitRoom();
            offered--;
        }
    }
}
