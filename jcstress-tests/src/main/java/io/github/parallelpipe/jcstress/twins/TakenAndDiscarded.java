package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.jcstress.CloseNowAgainstTake;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * A take reads the oldest item, and removes it in a second step: a close in between hands it back too.
 */
@JCStressTest
@State
public class TakenAndDiscarded extends CloseNowAgainstTake {

    public TakenAndDiscarded() {
        super(TakenItemRemovedLater.Broken::new);
    }

    @Actor
    @Override
    public void take(IIII_Result r) {
        super.take(r);
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
