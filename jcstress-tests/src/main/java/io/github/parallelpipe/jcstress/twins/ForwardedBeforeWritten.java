package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.jcstress.ContentsOfForwardedItem;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A forward takes effect before the writes that precede it, so that an item may be taken before it is written. As
 * {@link TakenBeforeWritten}, with the library's buffer.
 */
@JCStressTest
@State
public class ForwardedBeforeWritten extends ContentsOfForwardedItem {

    @Actor
    @Override
    public void forward(II_Result r) {
        handOn();
        SoundRing.gap();
        write();
    }

    @Actor
    @Override
    public void take(II_Result r) {
        super.take(r);
    }
}
