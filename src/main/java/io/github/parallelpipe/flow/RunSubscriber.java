package io.github.parallelpipe.flow;

import io.github.parallelpipe.DiscardHandler;
import io.github.parallelpipe.DiscardReason;
import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.StageReport;
import io.github.parallelpipe.buffer.BufferClosedException;
import io.github.parallelpipe.buffer.BufferFullException;
import io.github.parallelpipe.buffer.Overflow;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a run from a publisher.
 *
 * {@snippet class="io.github.parallelpipe.examples.ReactiveStreams" region="subscriber"}
 *
 * <p><em>What it requests</em> follows the overflow of the pipeline's first buffer. Under {@link Overflow#BLOCK} it is
 * what can be taken in: at most the buffer's capacity is requested and not yet handed over, and a virtual thread hands
 * over, so that {@code onNext} never waits. Under the others it is all, at once: the dropping ones drop, and under
 * {@link Overflow#FAIL} a full buffer ends the stream by a {@link BufferFullException}.
 *
 * <p><em>The end.</em> {@code onComplete} stops the run, when all that has come is handed over. {@code onError} cancels
 * it: a stream that has broken off must not look as if it had ended. When the run takes no more, since it has ended,
 * fails or is stopped, the subscription is cancelled: when the run has ended, or by the next item. {@link #end()} tells
 * how it ended.
 *
 * <p>An item that has come is either the run's, which accounts for it, or told once to the handler given here: as {@link
 * DiscardReason#OVERFLOW} if it was one too many, as {@link DiscardReason#CANCELLED} if the run took no more.
 *
 * <p><em>Threading:</em> the publisher's, which signals serially. One subscriber is for one subscription; a second is
 * cancelled.
 *
 * @param <I> what the pipeline is given
 */
public final class RunSubscriber<I> implements Flow.Subscriber<I> {

    /** In the place of a subscription that is over, so that it is cancelled once, and a late one at once. */
    private static final Flow.Subscription OVER = new Flow.Subscription() {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
    };

    private final PipelineRun<I> run;
    private final String stage;
    private final Disposal<I> disposal;
    /** Null where a put never waits. */
    private final @Nullable Pump<I> pump;
    private final long firstRequest;

    /** To be requested: the one who makes it more than 0 does so, as requests must not overlap (rule 2.7). */
    private final AtomicLong unrequested = new AtomicLong();
    private final AtomicReference<Flow.@Nullable Subscription> upstream = new AtomicReference<>();
    /** What the stream was broken off by, if it was. Set before the run is cancelled for it. */
    private final AtomicReference<@Nullable Throwable> error = new AtomicReference<>();
    private final CompletableFuture<RunReport> end = new CompletableFuture<>();

    private RunSubscriber(PipelineRun<I> run, @Nullable DiscardHandler<? super I> handler) {
        StageReport first = run.report().stages().getFirst();
        boolean waits = first.overflow() == Overflow.BLOCK;
        this.run = run;
        this.stage = first.stage();
        this.disposal = new Disposal<>(handler);
        this.pump = waits ? new Pump<>(first.capacity(), this::handOver, this::request) : null;
        this.firstRequest = waits ? first.capacity() : Long.MAX_VALUE;
    }

    /**
     * A subscriber that feeds a run. Items that the run does not take are told to nobody.
     *
     * @param run the run
     * @param <I> what its pipeline is given
     * @return the subscriber, for one subscription
     */
    public static <I> RunSubscriber<I> of(PipelineRun<I> run) {
        return started(run, null);
    }

    /**
     * A subscriber that feeds a run.
     *
     * @param run     the run
     * @param handler told of each item that has come and that the run does not take; what it throws is an uncaught
     *                exception of its thread, and changes nothing else
     * @param <I>     what its pipeline is given
     * @return the subscriber, for one subscription
     */
    public static <I> RunSubscriber<I> of(PipelineRun<I> run, DiscardHandler<? super I> handler) {
        return started(run, Objects.requireNonNull(handler, "discard handler must not be null"));
    }

    static <I> RunSubscriber<I> started(PipelineRun<I> run, @Nullable DiscardHandler<? super I> handler) {
        Objects.requireNonNull(run, "run must not be null");
        RunSubscriber<I> subscriber = new RunSubscriber<>(run, handler);
        subscriber.start();
        return subscriber;
    }

    private void start() {
        RunEnd.tell(run, this::ended);
        if (pump != null) {
            Thread.ofVirtual().name(run.report().pipeline() + "/" + stage + "-pump").start(() -> pump(pump));
        }
    }

    /**
     * The end of the run that is fed. Completed with its final report or, exceptionally, by what {@code onError} has
     * told, by the {@link BufferFullException} or, if the run has failed, by its {@link PipelineException}.
     *
     * @return the end, to wait for
     */
    public CompletionStage<RunReport> end() {
        return end.minimalCompletionStage();
    }

    // ---- Called by the publisher. ----

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        Objects.requireNonNull(subscription, "subscription must not be null");
        if (upstream.compareAndSet(null, subscription)) {
            request(firstRequest);
        } else {
            subscription.cancel();
        }
    }

    @Override
    public void onNext(I item) {
        Objects.requireNonNull(item, "item must not be null");
        if (pump == null) {
            handOver(item);
            return;
        }
        try {
            pump.put(item);
        } catch (BufferClosedException e) {
            refuse(item, DiscardReason.CANCELLED);
        } catch (BufferFullException e) {
            refuse(item, DiscardReason.OVERFLOW);
            breakOff(new IllegalStateException("publisher sent more than was requested (rule 1.1)"));
        } catch (InterruptedException e) {
            throw new AssertionError("this put does not wait", e);
        }
    }

    @Override
    public void onComplete() {
        upstream.set(OVER);
        if (pump == null) {
            run.stop();
        } else {
            pump.complete();
        }
    }

    @Override
    public void onError(Throwable thrown) {
        Objects.requireNonNull(thrown, "error must not be null");
        upstream.set(OVER);
        breakOff(thrown);
    }

    // ---- Handing over. ----

    private void pump(Pump<I> pump) {
        try {
            pump.run();
            run.stop();
        } catch (Throwable e) {
            breakOff(e);
        }
    }

    private void request(long n) {
        if (unrequested.getAndAdd(n) != 0) {
            return;
        }
        long now = n;
        do {
            Flow.Subscription subscription = upstream.get();
            if (subscription != null) {
                subscription.request(now);
            }
            now = unrequested.addAndGet(-now);
        } while (now != 0);
    }

    private void handOver(I item) {
        try {
            run.put(item);
        } catch (BufferFullException e) {
            refuse(item, DiscardReason.OVERFLOW);
            breakOff(e);
        } catch (IllegalStateException | PipelineException e) {
            refuse(item, DiscardReason.CANCELLED);
            leave();
        }
    }

    // ---- Ending. ----

    /** As if the publisher had failed by this. */
    private void breakOff(Throwable thrown) {
        error.compareAndSet(null, thrown);
        cancel();
    }

    /** The run first: the pump stops it when it has nothing more to hand over, and it would look completed. */
    void cancel() {
        run.cancel();
        leave();
    }

    /** Takes no more. */
    private void leave() {
        cancel(upstream.getAndSet(OVER));
        if (pump != null) {
            pump.quit().forEach(item -> refuse(item, DiscardReason.CANCELLED));
        }
    }

    /** What it throws, which it must not (rule 3.15), must not keep the end from being told. */
    private static void cancel(Flow.@Nullable Subscription subscription) {
        try {
            if (subscription != null) {
                subscription.cancel();
            }
        } catch (Throwable e) {
            Disposal.report(e);
        }
    }

    private void refuse(I item, DiscardReason reason) {
        disposal.discard(item, reason, stage);
    }

    /** A failure of the run came before what the publisher told, since the run was then not yet cancelled. */
    private void ended(@Nullable RunReport report, @Nullable Throwable failure) {
        leave();
        Throwable broken = error.get();
        if (failure != null) {
            end.completeExceptionally(failure);
        } else if (broken != null) {
            end.completeExceptionally(broken);
        } else {
            end.complete(report);
        }
    }
}
