package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.jcstress.TwoClosesNow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A close copies what is buffered, and empties the buffer in a second step: two closes hand back the same.
 */
@JCStressTest
@State
public class DiscardedTwice extends TwoClosesNow {

    public DiscardedTwice() {
        super(DroppedAndDiscarded.Broken::new);
    }

    @Actor
    @Override
    public void first(III_Result r) {
        super.first(r);
    }

    @Actor
    @Override
    public void second(III_Result r) {
        super.second(r);
    }

    @Arbiter
    @Override
    public void account(III_Result r) {
        super.account(r);
    }
}
