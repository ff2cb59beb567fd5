package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.jcstress.CountsAgainstDrain;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A drain takes one item after the other, each in a step of its own: in between, the counts tell of one.
 */
@JCStressTest
@State
public class CountedWithinDrain extends CountsAgainstDrain {

    public CountedWithinDrain() {
        super(DrainedOneByOne.Broken::new);
    }

    @Actor
    @Override
    public void drain(II_Result r) {
        super.drain(r);
    }

    @Actor
    @Override
    public void count(II_Result r) {
        super.count(r);
    }
}
