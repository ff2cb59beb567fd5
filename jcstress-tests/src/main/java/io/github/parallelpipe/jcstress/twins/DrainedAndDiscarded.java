package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.jcstress.CloseNowAgainstDrain;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * A drain copies what is buffered, and clears the buffer in a second step: a close in between hands it back too.
 */
@JCStressTest
@State
public class DrainedAndDiscarded extends CloseNowAgainstDrain {

    public DrainedAndDiscarded() {
        super(DrainedItemsClearedLater.Broken::new);
    }

    @Actor
    @Override
    public void drain(IIII_Result r) {
        super.drain(r);
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
}
