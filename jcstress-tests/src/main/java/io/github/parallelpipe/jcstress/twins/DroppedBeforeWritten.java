package io.github.parallelpipe.jcstress.twins;

import io.github.parallelpipe.jcstress.ContentsOfDroppedItem;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A put takes effect before the writes that precede it, so that an item may be dropped before it is written. A put
 * without a lock would let an ARM processor do so; as an x86 one does not, it is spelled out here, with the library's
 * buffer.
 */
@JCStressTest
@State
public class DroppedBeforeWritten extends ContentsOfDroppedItem {

    @Actor
    @Override
    public void put(II_Result r) {
        handOver();
        SoundRing.gap();
        write();
    }

    @Actor
    @Override
    public void putAnother(II_Result r) {
        super.putAnother(r);
    }
}
