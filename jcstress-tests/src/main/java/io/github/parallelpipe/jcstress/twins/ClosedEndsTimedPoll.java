package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.jcstress.CloseAgainstTimedPoll;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A buffer that is closed says that it has ended, though an item is buffered: a poll that waits gets nothing.
 */
@JCStressTest
@State
public class ClosedEndsTimedPoll extends CloseAgainstTimedPoll {

    public ClosedEndsTimedPoll() {
        super(ClosedTakenForEnded.Broken::new);
    }

    @Actor
    @Override
    public void pollTwice(II_Result r) {
        super.pollTwice(r);
    }

    @Actor
    @Override
    public void putAndClose(II_Result r) {
        super.putAndClose(r);
    }
}
