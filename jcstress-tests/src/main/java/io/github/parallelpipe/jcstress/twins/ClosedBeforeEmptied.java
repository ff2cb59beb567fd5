package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.EndedAgainstCloseNow;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A close that empties the buffer closes it, and empties it in a second step.
 */
@JCStressTest
@State
public class ClosedBeforeEmptied extends EndedAgainstCloseNow {

    public ClosedBeforeEmptied() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void closeNow(II_Result r) {
        super.closeNow(r);
    }

    @Actor
    @Override
    public void see(II_Result r) {
        super.see(r);
    }

    private static final class Broken<T> extends SoundRing<T> {

        Broken(int capacity, Overflow overflow) {
            super(capacity, overflow);
        }

        @Override
        public List<T> closeNow() {
            close();
            gap();
            return discardAll();
        }
    }
}
