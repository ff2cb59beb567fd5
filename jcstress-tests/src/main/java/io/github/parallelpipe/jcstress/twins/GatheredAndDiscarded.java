package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.jcstress.CloseNowAgainstGather;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * A gathering drain copies the items that it waited for, and removes them in a second step: a close in between hands
 * them back too.
 */
@JCStressTest
@State
public class GatheredAndDiscarded extends CloseNowAgainstGather {

    public GatheredAndDiscarded() {
        super(GatheredTwice.Broken::new);
    }

    @Actor
    @Override
    public void gather(IIII_Result r) {
        super.gather(r);
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
