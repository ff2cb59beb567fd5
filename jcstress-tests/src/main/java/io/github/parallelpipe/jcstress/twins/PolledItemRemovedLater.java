package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.PutAgainstPoll;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A poll reads the oldest item, and removes one in a second step: it may have read nothing, and remove what came
 * since.
 */
@JCStressTest
@State
public class PolledItemRemovedLater extends PutAgainstPoll {

    public PolledItemRemovedLater() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void put(III_Result r) {
        super.put(r);
    }

    @Actor
    @Override
    public void poll(III_Result r) {
        super.poll(r);
    }

    @Arbiter
    @Override
    public void account(III_Result r) {
        super.account(r);
    }

    static final class Broken<T> extends SoundRing<T> {

        Broken(int capacity, Overflow overflow) {
            super(capacity, overflow);
        }

        @Override
        public T poll() {
            T oldest = oldest();
            gap();
            super.poll();
            return oldest;
        }
    }
}
