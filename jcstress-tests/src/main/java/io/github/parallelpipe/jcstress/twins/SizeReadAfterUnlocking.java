package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.BufferCounts;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.CountsAgainstPutAndTake;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * The counts are read under the lock, but for the size, which is read in a second step.
 */
@JCStressTest
@State
public class SizeReadAfterUnlocking extends CountsAgainstPutAndTake {

    public SizeReadAfterUnlocking() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void putAndTake(IIII_Result r) {
        super.putAndTake(r);
    }

    @Actor
    @Override
    public void count(IIII_Result r) {
        super.count(r);
    }

    private static final class Broken<T> extends SoundRing<T> {

        Broken(int capacity, Overflow overflow) {
            super(capacity, overflow);
        }

        @Override
        public BufferCounts counts() {
            BufferCounts first = super.counts();
            gap();
            int later = super.counts().buffered();
            return new BufferCounts(first.offered(), first.taken(), first.dropped(), first.discarded(), later);
        }
    }
}
