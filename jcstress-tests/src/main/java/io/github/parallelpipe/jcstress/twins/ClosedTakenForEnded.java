package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.CloseAgainstTake;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A buffer that is closed says that it has ended, though an item is buffered: a take gets nothing.
 */
@JCStressTest
@State
public class ClosedTakenForEnded extends CloseAgainstTake {

    public ClosedTakenForEnded() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void takeTwice(II_Result r) {
        super.takeTwice(r);
    }

    @Actor
    @Override
    public void putAndClose(II_Result r) {
        super.putAndClose(r);
    }

    static final class Broken<T> extends SoundRing<T> {

        Broken(int capacity, Overflow overflow) {
            super(capacity, overflow);
        }

        @Override
        public boolean isEnded() {
            return isClosed();
        }

        @Override
        synchronized Removed<T> drainNow(int max) {
            return super.drainNow(isEnded() ? 0 : max);
        }
    }
}
