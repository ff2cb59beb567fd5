package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.jcstress.PollAgainstTakeLatest;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIIII_Result;

/**
 * A take of the newest copies what is buffered, and clears the buffer in a second step: it hands out what a poll in
 * between has taken.
 */
@JCStressTest
@State
public class SupersededAndPolled extends PollAgainstTakeLatest {

    public SupersededAndPolled() {
        super(NewestReadBeforeLocking.Broken::new);
    }

    @Actor
    @Override
    public void poll(IIIII_Result r) {
        super.poll(r);
    }

    @Actor
    @Override
    public void takeLatest(IIIII_Result r) {
        super.takeLatest(r);
    }

    @Arbiter
    @Override
    public void account(IIIII_Result r) {
        super.account(r);
    }
}
