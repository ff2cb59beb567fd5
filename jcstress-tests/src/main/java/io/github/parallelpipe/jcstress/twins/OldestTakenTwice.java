package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.jcstress.TwoTakes;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * A take reads the oldest item, and removes one in a second step: two takes read the same one.
 */
@JCStressTest
@State
public class OldestTakenTwice extends TwoTakes {

    public OldestTakenTwice() {
        super(TakenItemRemovedLater.Broken::new);
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
