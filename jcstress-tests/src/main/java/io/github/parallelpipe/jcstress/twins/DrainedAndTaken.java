package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.jcstress.TakeAgainstDrain;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A drain copies the oldest items, and removes as many in a second step: a take in between takes the first of them
 * too.
 */
@JCStressTest
@State
public class DrainedAndTaken extends TakeAgainstDrain {

    public DrainedAndTaken() {
        super(DrainedItemsRemovedLater.Broken::new);
    }

    @Actor
    @Override
    public void take(III_Result r) {
        super.take(r);
    }

    @Actor
    @Override
    public void drain(III_Result r) {
        super.drain(r);
    }

    @Arbiter
    @Override
    public void account(III_Result r) {
        super.account(r);
    }
}
