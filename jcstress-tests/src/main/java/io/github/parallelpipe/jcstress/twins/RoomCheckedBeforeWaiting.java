package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.jcstress.TwoBlockedPuts;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A put that waits when there is no room looks for room, and only then locks: two see the only place, and both get in.
 */
@JCStressTest
@State
public class RoomCheckedBeforeWaiting extends TwoBlockedPuts {

    public RoomCheckedBeforeWaiting() {
        super(RoomCheckedBeforeLocking.Broken::new);
    }

    @Actor
    @Override
    public void first(III_Result r) {
        super.first(r);
    }

    @Actor
    @Override
    public void second(III_Result r) {
        super.second(r);
    }

    @Arbiter
    @Override
    public void account(III_Result r) {
        super.account(r);
    }
}
