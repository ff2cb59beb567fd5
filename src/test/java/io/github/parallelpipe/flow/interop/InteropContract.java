package io.github.parallelpipe.flow.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.Told;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.flow.PipelineProcessor;
import io.github.parallelpipe.flow.RunSubscriber;
import io.github.parallelpipe.flow.SinkPublisher;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.testing.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What has to hold with every library of reactive streams. */
abstract class InteropContract {

    private static final int COUNT = 1_000;

    private final Told told = new Told();
    private final CountDownLatch sourceCancelled = new CountDownLatch(1);

    // ---- What a library does. ----

    /** Publishes 0, 1, ... and completes. */
    abstract Flow.Publisher<Integer> counting(int count);

    /** Publishes 0, 1, ... and fails. */
    abstract Flow.Publisher<Integer> failing(int after, RuntimeException error);

    /** Publishes 0, 1, ... until it is cancelled, and tells of that. */
    abstract Flow.Publisher<Integer> endless(Runnable onCancel);

    /** Subscribes to all that is published. */
    abstract CompletionStage<List<Integer>> all(Flow.Publisher<Integer> publisher);

    /** Subscribes to the first items, and cancels when it has them. */
    abstract CompletionStage<List<Integer>> first(int count, Flow.Publisher<Integer> publisher);

    // ---- Pipelines. ----

    private PipelineProcessor<Integer, Integer> processor(int failsAt) {
        SinkPublisher<Integer> results = SinkPublisher.of(4, Overflow.BLOCK, told);
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("interop")
                .buffer(4, Overflow.BLOCK)
                .defaults(options -> options.onDiscard(told))
                .stage("same", item -> {
                    if (item == failsAt) {
                        throw new IllegalArgumentException("as planned");
                    }
                    return item;
                })
                .sink("out", results);
        return PipelineProcessor.start(pipeline, results, told);
    }

    private static List<Integer> range(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    static Throwable failure(CompletionStage<?> stage) throws Exception {
        try {
            throw new AssertionError("it did not fail: " + get(stage));
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    // ---- What has to hold. ----

    @Test
    void feedsAPipeline() throws Exception {
        List<Integer> delivered = new CopyOnWriteArrayList<>();
        RunSubscriber<Integer> subscriber = RunSubscriber.of(Pipeline.<Integer>builder("fed")
                .buffer(4, Overflow.BLOCK)
                .sink("list", delivered::add)
                .start(), told);
        counting(COUNT).subscribe(subscriber);
        assertThat(Ledgers.assertBalanced(get(subscriber.end())).state()).isEqualTo(RunState.COMPLETED);
        assertThat(delivered).isEqualTo(range(COUNT));
    }

    @Test
    void feedsAPipelineThatDrops() throws Exception {
        List<Integer> delivered = new CopyOnWriteArrayList<>();
        RunSubscriber<Integer> subscriber = RunSubscriber.of(Pipeline.<Integer>builder("fed")
                .defaults(options -> options.onDiscard(told))
                .sink("list", delivered::add, options -> options.buffer(2))
                .start(), told);
        counting(COUNT).subscribe(subscriber);
        Ledgers.assertBalanced(get(subscriber.end()));
        assertThat(delivered).endsWith(COUNT - 1).isSorted();
        List<Object> fates = new ArrayList<>(delivered);
        fates.addAll(told.items());
        assertThat(fates).containsExactlyInAnyOrderElementsOf(range(COUNT));
    }

    @Test
    void isFedByAPipeline() throws Exception {
        SinkPublisher<Integer> results = SinkPublisher.of(4, Overflow.BLOCK);
        CompletionStage<List<Integer>> received = all(results);
        try (PipelineRun<Integer> run = results.start(
                Pipeline.<Integer>builder("read").buffer(4, Overflow.BLOCK).sink("out", results))) {
            range(COUNT).forEach(run::put);
        }
        assertThat(get(received)).isEqualTo(range(COUNT));
    }

    @Test
    void standsOnBothSides() throws Exception {
        PipelineProcessor<Integer, Integer> processor = processor(-1);
        CompletionStage<List<Integer>> received = all(processor);
        counting(COUNT).subscribe(processor);
        assertThat(get(received)).isEqualTo(range(COUNT));
        Ledgers.assertBalanced(get(processor.end()));
        assertThat(told.discards()).isEmpty();
    }

    @Test
    void itsErrorCancelsTheRunAndReachesTheOtherSide() throws Exception {
        IllegalStateException error = new IllegalStateException("as planned");
        PipelineProcessor<Integer, Integer> processor = processor(-1);
        CompletionStage<List<Integer>> received = all(processor);
        failing(3, error).subscribe(processor);
        assertThat(failure(received)).isSameAs(error);
        assertThat(failure(processor.end())).isSameAs(error);
        assertThat(processor.run().state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void aFailedStageReachesBothSides() throws Exception {
        PipelineProcessor<Integer, Integer> processor = processor(50);
        CompletionStage<List<Integer>> received = all(processor);
        endless(sourceCancelled::countDown).subscribe(processor);
        assertThat(failure(received))
                .isInstanceOf(PipelineException.class)
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(sourceCancelled.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    /** Everything that the source has given is received, or told: but for what the libraries themselves have taken in advance. */
    @Test
    void itsCancelReachesTheOtherSideAndNothingLeaksBetween() throws Exception {
        PipelineProcessor<Integer, Integer> processor = processor(-1);
        List<Integer> given = new CopyOnWriteArrayList<>();
        List<Integer> taken = new CopyOnWriteArrayList<>();
        CompletionStage<List<Integer>> received = first(3, noting(taken, processor));
        noting(given, endless(sourceCancelled::countDown)).subscribe(processor);
        assertThat(get(received)).isEqualTo(range(3));
        assertThat(sourceCancelled.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        get(processor.end());
        assertThat(processor.run().state()).isEqualTo(RunState.CANCELLED);
        Patience.awaitUntil("all told", () -> taken.size() + told.items().size() >= given.size());
        List<Object> fates = new ArrayList<>(taken);
        fates.addAll(told.items());
        assertThat(fates).containsExactlyInAnyOrderElementsOf(given);
    }

    /** Passes everything on, and remembers the items. */
    private static Flow.Publisher<Integer> noting(List<Integer> items, Flow.Publisher<Integer> publisher) {
        return subscriber -> publisher.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscriber.onSubscribe(subscription);
            }

            @Override
            public void onNext(Integer item) {
                items.add(item);
                subscriber.onNext(item);
            }

            @Override
            public void onError(Throwable thrown) {
                subscriber.onError(thrown);
            }

            @Override
            public void onComplete() {
                subscriber.onComplete();
            }
        });
    }
}
