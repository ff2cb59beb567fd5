package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.jcstress.CloseAgainstTakeLatest;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A buffer that is closed says that it has ended, though an item is buffered: a take of the newest gets nothing.
 */
@JCStressTest
@State
public class ClosedEndsTakeLatest extends CloseAgainstTakeLatest {

    public ClosedEndsTakeLatest() {
        super(ClosedTakenForEnded.Broken::new);
    }

    @Actor
    @Override
    public void takeTwice(II_Result r) {
        super.takeTwice(r);
    }

    @Actor
    @Override
    public void putTwoAndClose(II_Result r) {
        super.putTwoAndClose(r);
    }
}
