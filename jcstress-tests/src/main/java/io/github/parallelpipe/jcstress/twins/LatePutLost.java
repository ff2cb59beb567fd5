package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.jcstress.PutAgainstStop;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A put that comes too late returns as if the run had the item.
 */
@JCStressTest
@State
public class LatePutLost extends PutAgainstStop {

    @Actor
    @Override
    public void put(III_Result r) {
        super.put(r);
    }

    @Actor
    @Override
    public void stop(III_Result r) {
        super.stop(r);
    }

    @Arbiter
    @Override
    public void account(III_Result r) {
        super.account(r);
    }

    @Override
    protected int accept(int item) {
        super.accept(item);
        return 1;
    }
}
