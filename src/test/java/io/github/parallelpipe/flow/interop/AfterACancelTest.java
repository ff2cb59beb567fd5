package io.github.parallelpipe.flow.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.DiscardReason;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.flow.PipelineProcessor;
import io.github.parallelpipe.flow.SinkPublisher;
import io.github.parallelpipe.testing.Patience;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.reactivestreams.FlowAdapters;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * What becomes of buffered items after a cancel, side by side: a source of pooled frames, a buffer, and a subscriber that takes one
 * and cancels. A pipeline tells of each of the others. Reactor does where a chain asks it to and its operator can; a sink for several
 * subscribers cannot. RxJava has no way to ask.
 *
 * <p>The claims about others are about the releases in the build. If one of these tests fails after an update, they have become better.
 */
class AfterACancelTest {

    private static final int COUNT = 8;

    /** Has to go back to a pool. */
    private record Frame(int number) {}

    private final List<Frame> given = new CopyOnWriteArrayList<>();
    private final List<Frame> received = new CopyOnWriteArrayList<>();
    private final List<Frame> told = new CopyOnWriteArrayList<>();

    private Flux<Frame> source() {
        return Flux.range(0, COUNT).map(Frame::new).doOnNext(given::add).concatWith(Flux.never());
    }

    /** Takes one and, when the source has given all, cancels. */
    private void takeOneOf(Flow.Publisher<Frame> publisher) {
        AtomicReference<Flow.Subscription> subscription = new AtomicReference<>();
        publisher.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscribed) {
                subscription.set(subscribed);
                subscribed.request(1);
            }

            @Override
            public void onNext(Frame frame) {
                received.add(frame);
            }

            @Override
            public void onError(Throwable thrown) {
                throw new AssertionError(thrown);
            }

            @Override
            public void onComplete() {
                throw new AssertionError("completed");
            }
        });
        Patience.awaitUntil("one taken, all given", () -> received.size() == 1 && given.size() == COUNT);
        subscription.get().cancel();
    }

    private void assertLeaked() {
        assertThat(received).containsExactly(new Frame(0));
        assertThat(told).as("told of the %d that were buffered", COUNT - 1).isEmpty();
    }

    @Test
    void aPipelineTellsOfAll() {
        SinkPublisher<Frame> results = SinkPublisher.of(COUNT, Overflow.BLOCK, this::discarded);
        PipelineProcessor<Frame, Frame> processor = PipelineProcessor.start(
                Pipeline.<Frame>builder("frames")
                        .buffer(COUNT, Overflow.BLOCK)
                        .defaults(options -> options.onDiscard((frame, reason, stage) -> told.add((Frame) frame)))
                        .stage("same", frame -> frame)
                        .sink("out", results),
                results,
                this::discarded);
        JdkFlowAdapter.publisherToFlowPublisher(source()).subscribe(processor);
        takeOneOf(processor);
        Patience.awaitUntil("all told", () -> told.size() >= COUNT - 1);
        assertThat(received).containsExactly(new Frame(0));
        assertThat(told).containsExactlyInAnyOrderElementsOf(given.subList(1, COUNT));
    }

    private void discarded(Frame frame, DiscardReason reason, String stage) {
        told.add(frame);
    }

    @Test
    void reactorTellsWhereTheChainAsksAndTheOperatorCan() {
        takeOneOf(JdkFlowAdapter.publisherToFlowPublisher(
                source().onBackpressureBuffer(COUNT).doOnDiscard(Frame.class, told::add)));
        assertThat(told).hasSize(COUNT - 1);
    }

    @Test
    void reactorForgetsWhereTheChainDoesNotAsk() {
        takeOneOf(JdkFlowAdapter.publisherToFlowPublisher(source().onBackpressureBuffer(COUNT)));
        assertLeaked();
    }

    @Test
    void reactorForgetsWhatASinkForSeveralSubscribersHas() {
        Sinks.Many<Frame> sink = Sinks.many().multicast().onBackpressureBuffer(COUNT);
        source().subscribe(sink::tryEmitNext);
        takeOneOf(JdkFlowAdapter.publisherToFlowPublisher(sink.asFlux().doOnDiscard(Frame.class, told::add)));
        assertLeaked();
    }

    /** Its callbacks for dropped items are for those that find no room, and this one has room for all. */
    @Test
    void rxJavaForgets() throws InterruptedException {
        Flowable<Frame> chain = Flowable.fromPublisher(source())
                .onBackpressureBuffer(COUNT, false, false, () -> {}, told::add)
                .observeOn(Schedulers.single(), false, COUNT);
        takeOneOf(FlowAdapters.toFlowPublisher(chain));
        CountDownLatch later = new CountDownLatch(1);
        Schedulers.single().scheduleDirect(later::countDown); // after all that the chain does there
        assertThat(later.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertLeaked();
    }
}
