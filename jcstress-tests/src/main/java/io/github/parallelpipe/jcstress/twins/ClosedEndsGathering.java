package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.jcstress.CloseAgainstGather;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A buffer that is closed says that it has ended, though items are buffered: a drain that gathers them gets nothing.
 */
@JCStressTest
@State
public class ClosedEndsGathering extends CloseAgainstGather {

    public ClosedEndsGathering() {
        super(ClosedTakenForEnded.Broken::new);
    }

    @Actor
    @Override
    public void gatherTwice(II_Result r) {
        super.gatherTwice(r);
    }

    @Actor
    @Override
    public void putAndClose(II_Result r) {
        super.putAndClose(r);
    }
}
