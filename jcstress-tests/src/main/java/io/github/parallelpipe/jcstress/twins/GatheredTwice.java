package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.TwoGathers;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A gathering drain copies the items that it waited for, and removes them in a second step: two of them get the same.
 */
@JCStressTest
@State
public class GatheredTwice extends TwoGathers {

    public GatheredTwice() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void gather(III_Result r) {
        super.gather(r);
    }

    @Actor
    @Override
    public void putCloseAndGather(III_Result r) {
        super.putCloseAndGather(r);
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
        Removed<T> drainNow(int max) {
            List<T> copy = copy();
            gap();
            Removed<T> removed = super.drainNow(max);
            return new Removed<>(copy, removed.missed(), removed.number());
        }
    }
}
