package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.jcstress.ContentsOfSupersededItem;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A put takes effect before the writes that precede it, so that an item may be superseded before it is written. As
 * {@link TakenBeforeWritten}, with the library's buffer.
 */
@JCStressTest
@State
public class SupersededBeforeWritten extends ContentsOfSupersededItem {

    @Actor
    @Override
    public void put(II_Result r) {
        handOver();
        SoundRing.gap();
        write();
    }

    @Actor
    @Override
    public void putAnotherAndTakeLatest(II_Result r) {
        super.putAnotherAndTakeLatest(r);
    }
}
