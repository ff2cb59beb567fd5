package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.jcstress.TwoPolls;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A poll reads the oldest item, and removes one in a second step: two polls read the same one.
 */
@JCStressTest
@State
public class OldestPolledTwice extends TwoPolls {

    public OldestPolledTwice() {
        super(PolledItemRemovedLater.Broken::new);
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
