package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.jcstress.CloseAgainstDrain;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A buffer that is closed says that it has ended, though an item is buffered: a drain gets nothing.
 */
@JCStressTest
@State
public class ClosedEndsDrain extends CloseAgainstDrain {

    public ClosedEndsDrain() {
        super(ClosedTakenForEnded.Broken::new);
    }

    @Actor
    @Override
    public void drainTwice(II_Result r) {
        super.drainTwice(r);
    }

    @Actor
    @Override
    public void putTwoAndClose(II_Result r) {
        super.putTwoAndClose(r);
    }
}
