package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.jcstress.TwoFailingPuts;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * A put that fails when there is no room looks for room, and only then locks: two see the last place, and both get in.
 */
@JCStressTest
@State
public class RoomCheckedBeforeFailing extends TwoFailingPuts {

    public RoomCheckedBeforeFailing() {
        super(RoomCheckedBeforeLocking.Broken::new);
    }

    @Actor
    @Override
    public void put2(IIII_Result r) {
        super.put2(r);
    }

    @Actor
    @Override
    public void put3(IIII_Result r) {
        super.put3(r);
    }

    @Arbiter
    @Override
    public void account(IIII_Result r) {
        super.account(r);
    }
}
