package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.PutsAgainstGather;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * A gathering drain reads the oldest item before it waits for the others, though a put may drop it meanwhile.
 */
@JCStressTest
@State
public class OldestReadBeforeGathering extends PutsAgainstGather {

    public OldestReadBeforeGathering() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void putTwo(IIII_Result r) {
        super.putTwo(r);
    }

    @Actor
    @Override
    public void gather(IIII_Result r) {
        super.gather(r);
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
        public Removed<T> gather(int max, Duration linger) {
            T first = oldest();
            Removed<T> gathered = super.gather(max, linger);
            List<T> items = new ArrayList<>(gathered.items());
            items.set(0, first);
            return new Removed<>(items, gathered.missed(), gathered.number());
        }
    }
}
