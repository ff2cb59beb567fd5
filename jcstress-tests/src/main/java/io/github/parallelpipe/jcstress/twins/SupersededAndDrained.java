package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.jcstress.TakeLatestAgainstDrain;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * A take of the newest copies what is buffered, and clears the buffer in a second step: it hands out what a drain in
 * between has taken.
 */
@JCStressTest
@State
public class SupersededAndDrained extends TakeLatestAgainstDrain {

    public SupersededAndDrained() {
        super(NewestReadBeforeLocking.Broken::new);
    }

    @Actor
    @Override
    public void drain(IIII_Result r) {
        super.drain(r);
    }

    @Actor
    @Override
    public void takeLatest(IIII_Result r) {
        super.takeLatest(r);
    }

    @Arbiter
    @Override
    public void account(IIII_Result r) {
        super.account(r);
    }
}
