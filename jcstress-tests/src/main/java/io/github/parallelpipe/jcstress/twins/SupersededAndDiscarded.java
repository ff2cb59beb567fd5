package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.jcstress.CloseNowAgainstTakeLatest;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIIII_Result;

/**
 * A take of the newest copies what is buffered, and clears the buffer in a second step: a close in between hands it
 * back too.
 */
@JCStressTest
@State
public class SupersededAndDiscarded extends CloseNowAgainstTakeLatest {

    public SupersededAndDiscarded() {
        super(NewestReadBeforeLocking.Broken::new);
    }

    @Actor
    @Override
    public void takeLatest(IIIII_Result r) {
        super.takeLatest(r);
    }

    @Actor
    @Override
    public void closeNow(IIIII_Result r) {
        super.closeNow(r);
    }

    @Arbiter
    @Override
    public void account(IIIII_Result r) {
        super.account(r);
    }
}
