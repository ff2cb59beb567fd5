package io.github.parallelpipe.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * What a producer wrote into an item before it put it in, in plain fields, is seen by whoever is handed it by the
 * close that empties the buffer.
 *
 * <p>Outcome: the two fields of the item, -1 if it had not been put.
 */
@JCStressTest
@Outcome(id = "-1, -1", expect = ACCEPTABLE, desc = "The item was not put yet.")
@Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "The item was handed back, and all was seen.")
@State
public class ContentsOfDiscardedItem extends ContentsOfItem {

    public ContentsOfDiscardedItem() {
        super(1);
    }

    @Actor
    public void put(II_Result r) {
        write();
        handOver();
    }

    @Actor
    public void closeNow(II_Result r) {
        List<Message> rest = buffer.closeNow();
        read(rest.isEmpty() ? null : rest.getFirst(), r);
    }
}
