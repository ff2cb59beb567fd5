package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.jcstress.CloseNowAgainstBlockedPut;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * A close hands back what is buffered, and only then closes: a put that finds room in between gets in, and is left
 * behind.
 */
@JCStressTest
@State
public class EmptiedBeforeRefusing extends CloseNowAgainstBlockedPut {

    public EmptiedBeforeRefusing() {
        super(EmptiedBeforeClosed.Broken::new);
    }

    @Actor
    @Override
    public void put(IIII_Result r) {
        super.put(r);
    }

    @Actor
    @Override
    public void closeNow(IIII_Result r) {
        super.closeNow(r);
    }

    @Arbiter
    @Override
    public void account(IIII_Result r) {
        super.account(r);
    }
}
