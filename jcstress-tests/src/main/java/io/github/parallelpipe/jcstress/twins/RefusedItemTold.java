package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.jcstress.PutAgainstCancel;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A put that comes too late tells of its item, and leaves it with the caller as well.
 */
@JCStressTest
@State
public class RefusedItemTold extends PutAgainstCancel {

    @Actor
    @Override
    public void put(III_Result r) {
        super.put(r);
    }

    @Actor
    @Override
    public void cancel(III_Result r) {
        super.cancel(r);
    }

    @Arbiter
    @Override
    public void account(III_Result r) {
        super.account(r);
    }

    @Override
    protected int accept(int item) {
        int accepted = super.accept(item);
        if (accepted == 0) {
            tell();
        }
        return accepted;
    }
}
