package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.TakeLatestAgainstPut;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIIII_Result;

/**
 * A take of the newest copies what is buffered, and clears the buffer in a second step: it hands out what a put in
 * between has dropped, and loses what that has put.
 */
@JCStressTest
@State
public class NewestReadBeforeLocking extends TakeLatestAgainstPut {

    public NewestReadBeforeLocking() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void put(IIIII_Result r) {
        super.put(r);
    }

    @Actor
    @Override
    public void takeLatest(IIIII_Result r) {
        super.takeLatest(r);
    }

    @Arbiter
    @Override
    public void account(IIIII_Result r) {
        super.account(r);
    }

    static final class Broken<T> extends SoundRing<T> {

        Broken(int capacity, Overflow overflow) {
            super(capacity, overflow);
        }

        @Override
        public Removed<T> takeLatest() {
            List<T> copy = copy();
            gap();
            Removed<T> removed = super.takeLatest();
            return new Removed<>(copy, removed.missed(), removed.number());
        }
    }
}
