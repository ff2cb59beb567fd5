package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.CloseNowAgainstPutIntoFull;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * A close copies what is buffered, and empties the buffer in a second step: it hands back what a put in between has
 * dropped.
 */
@JCStressTest
@State
public class DroppedAndDiscarded extends CloseNowAgainstPutIntoFull {

    public DroppedAndDiscarded() {
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
            List<T> rest = copy();
            gap();
            super.closeNow();
            return rest;
        }
    }
}
