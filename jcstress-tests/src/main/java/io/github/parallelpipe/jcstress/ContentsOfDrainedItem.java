package io.github.parallelpipe.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * What a producer wrote into an item before it put it in, in plain fields, is seen by whoever drains it.
 *
 * <p>Outcome: the two fields of the item.
 */
@JCStressTest
@Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "All was seen.")
@State
public class ContentsOfDrainedItem extends ContentsOfItem {

    public ContentsOfDrainedItem() {
        super(1);
    }

    @Actor
    public void put(II_Result r) {
        write();
        handOver();
    }

    @Actor
    public void drain(II_Result r) {
        read(buffer.drainAll().items().getFirst(), r);
    }
}
