package io.github.parallelpipe.flow.tck;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.flow.RunSubscriber;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;
import org.testng.annotations.AfterMethod;

/** The rules of subscribers, for runs whose first buffer has some overflow. */
public final class RunSubscriberVerification extends FlowSubscriberBlackboxVerification<Integer> {

    private final Runs runs = new Runs();
    private final int capacity;
    private final Overflow overflow;

    RunSubscriberVerification(int capacity, Overflow overflow) {
        super(ReactiveStreamsTckTest.environment());
        this.capacity = capacity;
        this.overflow = overflow;
    }

    @Override
    public Flow.Subscriber<Integer> createFlowSubscriber() {
        return RunSubscriber.of(runs.add(Runs.identity(capacity, overflow, item -> {}).start()));
    }

    @Override
    public Integer createElement(int element) {
        return element;
    }

    @AfterMethod
    public void cancelRuns() {
        runs.cancelAll();
    }

    @Override
    public String toString() {
        return "RunSubscriber, " + overflow + " " + capacity;
    }
}
