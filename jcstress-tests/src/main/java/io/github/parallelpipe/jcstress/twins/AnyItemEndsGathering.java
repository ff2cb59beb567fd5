package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.BlockedPutsAgainstGather;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A gathering drain is content with the first item, though its time has not run out.
 */
@JCStressTest
@State
public class AnyItemEndsGathering extends BlockedPutsAgainstGather {

    public AnyItemEndsGathering() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void putThree(III_Result r) {
        super.putThree(r);
    }

    @Actor
    @Override
    public void gather(III_Result r) {
        super.gather(r);
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
        synchronized boolean isGathering(int max) {
            return super.isGathering(1);
        }
    }
}
