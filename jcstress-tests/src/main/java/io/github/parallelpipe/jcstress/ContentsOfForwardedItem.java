package io.github.parallelpipe.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * What a stage wrote into an item before it forwarded it, in plain fields, is seen by whoever takes it.
 *
 * <p>Outcome: the two fields of the item.
 */
@JCStressTest
@Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "All was seen.")
@State
public class ContentsOfForwardedItem extends ContentsOfItem {

    public ContentsOfForwardedItem() {
        super(1);
    }

    @Actor
    public void forward(II_Result r) {
        write();
        handOn();
    }

    @Actor
    public void take(II_Result r) {
        read(buffer.take(), r);
    }
}
