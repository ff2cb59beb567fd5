package io.github.parallelpipe.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * What a producer wrote into an item before it put it in, in plain fields, is seen by the one whose put drops it.
 *
 * <p>Outcome: the two fields of the item handed back, -1 if none was.
 */
@JCStressTest
@Outcome(id = "-1, -1", expect = ACCEPTABLE, desc = "The buffer was empty: nothing was handed back.")
@Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "The item was handed back, and all was seen.")
@State
public class ContentsOfDroppedItem extends ContentsOfItem {

    public ContentsOfDroppedItem() {
        super(1);
    }

    @Actor
    public void put(II_Result r) {
        write();
        handOver();
    }

    @Actor
    public void putAnother(II_Result r) {
        read(buffer.put(new Message()), r);
    }
}
