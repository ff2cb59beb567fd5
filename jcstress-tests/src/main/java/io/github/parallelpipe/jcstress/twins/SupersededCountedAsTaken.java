package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.CountsAgainstTakeLatest;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A take of the newest counts all as taken, and sets that right in a second step.
 */
@JCStressTest
@State
public class SupersededCountedAsTaken extends CountsAgainstTakeLatest {

    public SupersededCountedAsTaken() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void takeLatest(III_Result r) {
        super.takeLatest(r);
    }

    @Actor
    @Override
    public void count(III_Result r) {
        super.count(r);
    }

    private static final class Broken<T> extends SoundRing<T> {

        Broken(int capacity, Overflow overflow) {
            super(capacity, overflow);
        }

        @Override
        public Removed<T> takeLatest() {
            Removed<T> all = drainAll();
            gap();
            countAsDropped(all.items().size() - 1);
            return all;
        }

        private synchronized void countAsDropped(int superseded) {
            taken -= superseded;
            dropped += superseded;
        }
    }
}
