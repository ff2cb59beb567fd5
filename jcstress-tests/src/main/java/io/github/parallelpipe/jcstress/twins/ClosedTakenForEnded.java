package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.CloseAgainstTake;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A take that finds the buffer closed says that it has ended, though an item is buffered.
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

    private static final class Broken<T> extends SoundRing<T> {

        Broken(int capacity, Overflow overflow) {
            super(capacity, overflow);
        }

        @Override
        public synchronized T take() {
            awaitItem();
            return closed ? null : super.take();
        }
    }
}
