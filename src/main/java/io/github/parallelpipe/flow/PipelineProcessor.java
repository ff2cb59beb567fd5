package io.github.parallelpipe.flow;

import io.github.parallelpipe.DiscardHandler;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunReport;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline's run in the middle of a reactive stream: a {@link RunSubscriber} at its beginning, and a {@link
 * SinkPublisher} at its end.
 *
 * {@snippet class="io.github.parallelpipe.examples.ReactiveStreams" region="processor"}
 *
 * <p>Items are requested as the first buffer's overflow says, and published as the publisher's says; with {@code BLOCK}
 * everywhere, the demand of the slowest subscriber reaches the source. An end goes all the way:
 *
 * <table>
 * <caption>What becomes of the three</caption>
 * <tr><th>when</th><th>the source</th><th>the run</th><th>the subscribers</th></tr>
 * <tr><td>the source completes</td><td></td><td>is stopped</td><td>get the rest, and {@code onComplete}</td></tr>
 * <tr><td>the source fails</td><td></td><td>is cancelled</td><td>get {@code onError}, with the same error</td></tr>
 * <tr><td>a stage fails</td><td>is cancelled</td><td>has failed</td>
 *     <td>get {@code onError} with the {@code PipelineException}</td></tr>
 * <tr><td>the last subscriber cancels</td><td>is cancelled</td><td>is cancelled</td><td></td></tr>
 * <tr><td>the run is stopped</td><td>is cancelled</td><td>works off what it has</td>
 *     <td>get the rest, and {@code onComplete}</td></tr>
 * <tr><td>the run is cancelled</td><td>is cancelled</td><td></td>
 *     <td>get {@code onError} with a {@code CancellationException}</td></tr>
 * </table>
 *
 * <p><em>Threading</em> and <em>memory consistency</em> as for these two.
 *
 * @param <I> what the pipeline is given
 * @param <O> what comes out of it
 */
public final class PipelineProcessor<I, O> implements Flow.Processor<I, O> {

    private final PipelineRun<I> run;
    private final RunSubscriber<I> subscriber;
    private final SinkPublisher<O> publisher;
    /** That of the subscriber, after which the publisher has learnt of it. */
    private final CompletionStage<RunReport> end;

    private PipelineProcessor(PipelineRun<I> run, RunSubscriber<I> subscriber, SinkPublisher<O> publisher) {
        this.run = run;
        this.subscriber = subscriber;
        this.publisher = publisher;
        this.end = subscriber.end().whenComplete(publisher::ended);
    }

    /**
     * Starts a run, to be fed and read by streams.
     *
     * @param pipeline  its sink is {@code publisher}
     * @param publisher publishes the results; not started yet
     * @param <I>       what the pipeline is given
     * @param <O>       what comes out of it
     * @return the processor
     * @throws IllegalStateException if {@code publisher} has served a run already
     */
    public static <I, O> PipelineProcessor<I, O> start(Pipeline<I> pipeline, SinkPublisher<O> publisher) {
        return started(pipeline, publisher, null);
    }

    /**
     * Starts a run, to be fed and read by streams.
     *
     * @param pipeline  its sink is {@code publisher}
     * @param publisher publishes the results; not started yet
     * @param handler   told of each item that has come and that the run does not take, as for
     *                  {@link RunSubscriber#of(PipelineRun, DiscardHandler)}
     * @param <I>       what the pipeline is given
     * @param <O>       what comes out of it
     * @return the processor
     * @throws IllegalStateException if {@code publisher} has served a run already
     */
    public static <I, O> PipelineProcessor<I, O> start(
            Pipeline<I> pipeline, SinkPublisher<O> publisher, DiscardHandler<? super I> handler) {
        return started(pipeline, publisher, Objects.requireNonNull(handler, "discard handler must not be null"));
    }

    private static <I, O> PipelineProcessor<I, O> started(
            Pipeline<I> pipeline, SinkPublisher<O> publisher, @Nullable DiscardHandler<? super I> handler) {
        Objects.requireNonNull(publisher, "publisher must not be null");
        PipelineRun<I> run = publisher.begin(pipeline);
        RunSubscriber<I> subscriber = RunSubscriber.started(run, handler);
        publisher.whenAbandoned(subscriber::cancel);
        return new PipelineProcessor<>(run, subscriber, publisher);
    }

    /**
     * The run between the two: to stop or cancel it, and for its report.
     *
     * @return the run
     */
    public PipelineRun<I> run() {
        return run;
    }

    /**
     * The end of the run, as {@link RunSubscriber#end()}.
     *
     * @return the end, to wait for
     */
    public CompletionStage<RunReport> end() {
        return end;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super O> downstream) {
        publisher.subscribe(downstream);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscriber.onSubscribe(subscription);
    }

    @Override
    public void onNext(I item) {
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
}
