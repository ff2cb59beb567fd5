package io.github.parallelpipe.flow.tck;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.flow.SinkPublisher;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterMethod;

/** The rules of publishers. Where a publisher may drop items, it is asked for no more of them than fit into its buffer. */
public final class SinkPublisherVerification extends FlowPublisherVerification<Integer> {

    private final Runs runs = new Runs();
    private final int capacity;
    private final Overflow overflow;

    SinkPublisherVerification(int capacity, Overflow overflow) {
        super(ReactiveStreamsTckTest.environment(), ReactiveStreamsTckTest.GARBAGE_MILLIS);
        this.capacity = capacity;
        this.overflow = overflow;
    }

    @Override
    public Flow.Publisher<Integer> createFlowPublisher(long elements) {
        return runs.counting(SinkPublisher.of(capacity, overflow), elements);
    }

    @Override
    public Flow.Publisher<Integer> createFailedFlowPublisher() {
        return runs.failed();
    }

    @Override
    public long maxElementsFromPublisher() {
        return overflow == Overflow.BLOCK ? Long.MAX_VALUE - 1 : capacity;
    }

    @AfterMethod
    public void cancelRuns() {
        runs.cancelAll();
    }

    @Override
    public String toString() {
        return "SinkPublisher, " + overflow + " " + capacity;
    }
}
