package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.jcstress.TwoTakesOfNewest;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * A take of the newest copies what is buffered, and clears the buffer in a second step: two of them get the same.
 */
@JCStressTest
@State
public class NewestTakenTwice extends TwoTakesOfNewest {

    public NewestTakenTwice() {
        super(NewestReadBeforeLocking.Broken::new);
    }

    @Actor
    @Override
    public void first(IIII_Result r) {
        super.first(r);
    }

    @Actor
    @Override
    public void second(IIII_Result r) {
        super.second(r);
    }

    @Arbiter
    @Override
    public void account(IIII_Result r) {
        super.account(r);
    }
}
