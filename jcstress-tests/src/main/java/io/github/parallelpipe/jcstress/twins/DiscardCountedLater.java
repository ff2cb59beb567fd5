package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.jcstress.CountsAgainstCloseNow;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A close removes the items, and counts them as discarded in a second step.
 */
@JCStressTest
@State
public class DiscardCountedLater extends CountsAgainstCloseNow {

    public DiscardCountedLater() {
        super(Broken::new);
    }

    @Actor
    @Override
    public void closeNow(II_Result r) {
        super.closeNow(r);
    }

    @Actor
    @Override
    public void count(II_Result r) {
        super.count(r);
    }

    private static final class Broken<T> extends SoundRing<T> {

        Broken(int capacity, Overflow overflow) {
            super(capacity, overflow);
        }

        @Override
        synchronized List<T> discardAll() {
            List<T> all = super.discardAll();
            discarded -= all.size();
            return all;
        }

        @Override
        public List<T> closeNow() {
            List<T> all = super.closeNow();
            gap();
            countAsDiscarded(all.size());
            return all;
        }

        private synchronized void countAsDiscarded(int count) {
            discarded += count;
        }
    }
}
