package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.BlockedPutsAgainstTakeLatest;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * A take of the newest removes the oldest item in a step of its own, which lets a put in.
 */
@JCStressTest
@State
public class SupersededRemovedFirst extends BlockedPutsAgainstTakeLatest {

    public SupersededRemovedFirst() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void putTwo(IIII_Result r) {
        super.putTwo(r);
    }

    @Actor
    @Override
    public void takeLatest(IIII_Result r) {
        super.takeLatest(r);
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
        public Removed<T> takeLatest() {
            List<T> all = new ArrayList<>(drain(1).items());
            gap();
            Removed<T> rest = super.takeLatest();
            all.addAll(rest.items());
            return new Removed<>(all, all.size() - 1, rest.number());
        }
    }
}
