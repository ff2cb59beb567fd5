package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.PollAgainstGather;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A gathering drain that finds the buffer emptied by another gets nothing, as if the buffer had ended.
 */
@JCStressTest
@State
public class EmptiedTakenForEnded extends PollAgainstGather {

    public EmptiedTakenForEnded() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void gather(III_Result r) {
        super.gather(r);
    }

    @Actor
    @Override
    public void pollAndPut(III_Result r) {
        super.pollAndPut(r);
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
        public Removed<T> gather(int max, Duration linger) {
            awaitFirst();
            gap();
            return drainNow(max);
        }
    }
}
