package io.github.parallelpipe.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * An item put while its run is stopped is delivered, or stays with the caller.
 *
 * <p>Outcome: whether the put was accepted, how often the item was delivered, how often it was told as discarded.
 */
@JCStressTest
@Outcome(id = "1, 1, 0", expect = ACCEPTABLE, desc = "The item was delivered.")
@Outcome(id = "0, 0, 0", expect = ACCEPTABLE, desc = "The stop was first: the item stayed with its caller.")
@State
public class PutAgainstStop extends TinyRun {

    @Actor
    public void put(III_Result r) {
        r.r1 = accept(1);
    }

    @Actor
    public void stop(III_Result r) {
        run.stop();
    }

    @Arbiter
    public void account(III_Result r) {
        await();
        r.r2 = delivered();
        r.r3 = told();
    }
}
