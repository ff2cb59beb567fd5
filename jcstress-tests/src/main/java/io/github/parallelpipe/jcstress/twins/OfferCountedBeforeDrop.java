package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.jcstress.CountsAgainstPutDropNewest;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A put counts its item as offered, and in a second step as dropped.
 */
@JCStressTest
@State
public class OfferCountedBeforeDrop extends CountsAgainstPutDropNewest {

    public OfferCountedBeforeDrop() {
        super(DropCountedAfterUnlocking.Broken::new);
    }

    @Actor
    @Override
    public void put(III_Result r) {
        super.put(r);
    }

    @Actor
    @Override
    public void count(III_Result r) {
        super.count(r);
    }
}
