package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.BlockedPutsAgainstDrain;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A drain takes one item after the other, each in a step of its own: puts get in between.
 */
@JCStressTest
@State
public class DrainedOneByOne extends BlockedPutsAgainstDrain {

    public DrainedOneByOne() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void putTwo(III_Result r) {
        super.putTwo(r);
    }

    @Actor
    @Override
    public void drain(III_Result r) {
        super.drain(r);
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
        public Removed<T> drainAll() {
            List<T> all = new ArrayList<>();
            Removed<T> one = drain(1);
            while (!one.items().isEmpty()) {
                all.addAll(one.items());
                gap();
                one = drainNow(1);
            }
            return new Removed<>(all, 0, all.size() - 1);
        }
    }
}
