package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.CloseNowAgainstPut;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * A close hands back what is buffered, and only then closes: what is put in between is left behind.
 */
@JCStressTest
@State
public class EmptiedBeforeClosed extends CloseNowAgainstPut {

    public EmptiedBeforeClosed() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void put(IIII_Result r) {
        super.put(r);
    }

    @Actor
    @Override
    public void closeNow(IIII_Result r) {
        super.closeNow(r);
    }

    @Arbiter
    @Override
    public void account(IIII_Result r) {
        super.account(r);
    }

    static final class Broken<T> extends SoundRing<T> {

        Broken(int capacity, Overflow overflow) {
            super(capacity, overflow);
        }

        @Override
        public List<T> closeNow() {
            List<T> rest = discardAll();
            gap();
            close();
            return rest;
        }
    }
}
