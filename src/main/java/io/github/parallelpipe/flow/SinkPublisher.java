package io.github.parallelpipe.flow;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.parallelpipe.DiscardHandler;
import io.github.parallelpipe.DiscardReason;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.Sink;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.buffer.RingBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A sink that publishes what comes out of a pipeline: every subscriber is sent every item that comes while it is
 * subscribed, through a buffer of its own.
 *
 * {@snippet class="io.github.parallelpipe.examples.ReactiveStreams" region="publisher"}
 *
 * <p><em>A slow subscriber's</em> buffer fills, and its {@link Overflow} says what happens then. The dropping ones lose
 * items for that subscriber alone. {@code BLOCK} makes the pipeline wait: for the slowest of the subscribers, and back
 * to the source if all its buffers block. {@code FAIL} ends the subscription by a {@link
 * io.github.parallelpipe.buffer.BufferFullException}.
 *
 * <p><em>Without a subscriber</em>, items wait for the next one to come, in a buffer like the others; under {@code
 * FAIL} a full one fails the run. Those who subscribe when others have see what comes from then on.
 *
 * <p><em>The end.</em> When the run has completed, {@code onComplete} follows what is buffered; what still waits for a
 * subscriber stays for the next to come, or is given up by {@link #discardWaiting()}. When the run has failed, {@code
 * onError} has its {@link PipelineException}, at once; when it was cancelled, a {@link CancellationException}. What is
 * buffered then is discarded, as it is when a subscriber cancels, throws, or makes a request that is not positive (an
 * {@link IllegalArgumentException}).
 *
 * <p>For the run, an item is delivered when it is here. For each subscription it is then either signalled, or told once
 * to this publisher's {@link DiscardHandler}: as {@link DiscardReason#OVERFLOW}, or as {@link DiscardReason#CANCELLED}
 * where the subscription has ended. With several subscribers that is once for each whom the item does not reach.
 *
 * <p>A publisher serves one run, which {@link #start} makes. The sink should have one worker: several do not keep the
 * order.
 *
 * <p><em>Threading:</em> every method may be called by every thread. A subscriber is signalled by virtual threads, one
 * at a time and each as short as there is something to signal; never by a thread of the run, inside a call of its own,
 * or under a lock. <em>Memory consistency:</em> what a stage did before it emitted an item happens-before {@code
 * onNext} with it, and that before the next signal.
 *
 * @param <T> the type of the items
 */
public final class SinkPublisher<T> implements Sink<T>, Flow.Publisher<T> {

    /** How the run has ended: by an error, or completed. */
    private record End(@Nullable Throwable error) {}

    private final int capacity;
    private final Overflow overflow;
    private final Disposal<T> disposal;

    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean opened = new AtomicBoolean();

    /** Where the items come from; the names are known once the run is started, and so before there are items. */
    private volatile String stage = "publisher";
    private volatile ThreadFactory threads = Thread.ofVirtual().factory();
    /** What to do when the last subscriber has left. */
    private volatile Runnable abandoned = () -> {};

    private final Lock lock = new ReentrantLock();
    /**
     * To where the next item goes: to all subscribers or, if there are none, to {@link #waiting}. Replaced under the
     * lock, and read without it: so it must never be empty while the run goes on, not for a moment, or an item goes
     * nowhere.
     */
    private volatile List<Outflow<T>> outflows;
    /** Has no subscriber yet. */
    @GuardedBy("lock")
    private @Nullable Outflow<T> waiting;
    @GuardedBy("lock")
    private @Nullable End end;

    private SinkPublisher(int capacity, Overflow overflow, @Nullable DiscardHandler<? super T> handler) {
        this.capacity = RingBuffer.requireCapacity(capacity);
        this.overflow = Objects.requireNonNull(overflow, "overflow must not be null");
        this.disposal = new Disposal<>(handler);
        Outflow<T> first = outflow();
        this.waiting = first;
        this.outflows = List.of(first);
    }

    /**
     * A publisher that drops the oldest items of a slow subscriber.
     *
     * @param capacity how many items can wait for each subscriber, from 1 to {@link RingBuffer#MAX_CAPACITY}
     * @param <T>      the type of the items
     * @return the publisher
     * @throws IllegalArgumentException if {@code capacity} is out of range
     */
    public static <T> SinkPublisher<T> of(int capacity) {
        return of(capacity, Overflow.DROP_OLDEST);
    }

    /**
     * A publisher.
     *
     * @param capacity how many items can wait for each subscriber, from 1 to {@link RingBuffer#MAX_CAPACITY}
     * @param overflow what happens to one more
     * @param <T>      the type of the items
     * @return the publisher
     * @throws IllegalArgumentException if {@code capacity} is out of range
     */
    public static <T> SinkPublisher<T> of(int capacity, Overflow overflow) {
        return new SinkPublisher<>(capacity, overflow, null);
    }

    /**
     * A publisher that tells a handler of the items that a subscription will not get.
     *
     * @param capacity how many items can wait for each subscriber, from 1 to {@link RingBuffer#MAX_CAPACITY}
     * @param overflow what happens to one more
     * @param handler  told of them; what it throws is an uncaught exception of its thread, and changes nothing else
     * @param <T>      the type of the items
     * @return the publisher
     * @throws IllegalArgumentException if {@code capacity} is out of range
     */
    public static <T> SinkPublisher<T> of(int capacity, Overflow overflow, DiscardHandler<? super T> handler) {
        return new SinkPublisher<>(capacity, overflow, Objects.requireNonNull(handler, "discard handler must not be null"));
    }

    /**
     * Starts the run whose results are published. Who has subscribed before gets the first of them.
     *
     * @param pipeline its sink is this publisher; one that ends elsewhere publishes nothing but its end
     * @param <I>      what the pipeline is given
     * @return the run
     * @throws IllegalStateException if this publisher has served a run already
     * @throws UnsupportedOperationException as for {@link Pipeline#start()}
     */
    public <I> PipelineRun<I> start(Pipeline<I> pipeline) {
        PipelineRun<I> run = begin(pipeline);
        RunEnd.tell(run, this::ended);
        return run;
    }

    /** As {@link #start}, for whoever calls {@link #ended} itself. */
    <I> PipelineRun<I> begin(Pipeline<I> pipeline) {
        Objects.requireNonNull(pipeline, "pipeline must not be null");
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "a publisher serves one run: it was started before pipeline '" + pipeline.name() + "'");
        }
        stage = pipeline.stages().getLast();
        threads = Thread.ofVirtual().name(pipeline.name() + "/" + stage + "-subscriber").factory();
        try {
            return pipeline.start();
        } catch (Throwable e) {
            ended(null, e);
            throw e;
        }
    }

    /** What the last subscriber to leave does; to be said before the first comes. */
    void whenAbandoned(Runnable action) {
        abandoned = action;
    }

    /**
     * Adds a subscriber. It is introduced by {@code onSubscribe} from another thread, possibly after this has returned.
     *
     * @param subscriber the subscriber
     */
    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber must not be null");
        lock.lock();
        try {
            next(subscriber);
        } finally {
            lock.unlock();
        }
    }

    /**
     * It gets the one that waits, or a new one: if the run has ended, so has that. A new one has its subscriber before it has
     * items: under FAIL one that is full without a subscriber fails the run.
     */
    @GuardedBy("lock")
    private void next(Flow.Subscriber<? super T> subscriber) {
        Outflow<T> next = waiting;
        if (next != null) {
            waiting = null;
            next.attach(subscriber);
            return;
        }
        Outflow<T> added = outflow();
        added.attach(subscriber);
        if (end != null) {
            end(added, end);
        } else {
            List<Outflow<T>> more = new ArrayList<>(outflows);
            more.add(added);
            outflows = List.copyOf(more);
        }
    }

    /** Discards what waits for the next subscriber, such as what a completed run has left for one that will not come. */
    public void discardWaiting() {
        Outflow<T> given = null;
        lock.lock();
        try {
            if (waiting != null) {
                given = waiting;
                renew();
            }
        } finally {
            lock.unlock();
        }
        if (given != null) {
            given.discardAll();
        }
    }

    // ---- Called by the run. ----

    /**
     * Called by the run.
     *
     * @throws IllegalStateException if this publisher has not started the run, or serves another
     */
    @Override
    public void open() {
        if (!started.get() || !opened.compareAndSet(false, true)) {
            throw new IllegalStateException("a publisher serves the one run that it has started:"
                    + " use publisher.start(pipeline), not pipeline.start()");
        }
    }

    /** Called by the run. */
    @Override
    public void accept(T item) {
        for (Outflow<T> outflow : outflows) {
            outflow.put(item);
        }
    }

    /** The run has ended: with a report, or by a failure. */
    void ended(@Nullable RunReport report, @Nullable Throwable failure) {
        End how = new End(error(report, failure));
        Outflow<T> unclaimed = null;
        lock.lock();
        try {
            end = how;
            if (how.error() != null) {
                unclaimed = waiting;
                waiting = null;
            }
        } finally {
            lock.unlock();
        }
        for (Outflow<T> outflow : outflows) {
            end(outflow, how);
        }
        if (unclaimed != null) {
            unclaimed.discardAll();
        }
    }

    private static @Nullable Throwable error(@Nullable RunReport report, @Nullable Throwable failure) {
        if (failure != null) {
            return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        }
        if (report != null && report.state() == RunState.CANCELLED) {
            return new CancellationException("the run of pipeline '" + report.pipeline() + "' was cancelled");
        }
        return null;
    }

    private static void end(Outflow<?> outflow, End how) {
        if (how.error() == null) {
            outflow.complete();
        } else {
            outflow.fail(how.error());
        }
    }

    // ---- Called by an outflow. ----

    ThreadFactory threads() {
        return threads;
    }

    void discard(T item, DiscardReason reason) {
        disposal.discard(item, reason, stage);
    }

    /** It ends: no item that comes from now on goes there. */
    void left(Outflow<T> outflow) {
        boolean last;
        lock.lock();
        try {
            List<Outflow<T>> others = new ArrayList<>(outflows);
            others.remove(outflow);
            last = others.isEmpty() && end == null;
            if (last) {
                renew();
            } else {
                outflows = List.copyOf(others);
            }
        } finally {
            lock.unlock();
        }
        if (last) {
            abandoned.run();
        }
    }

    @GuardedBy("lock")
    private void renew() {
        Outflow<T> next = outflow();
        if (end != null) {
            end(next, end);
        }
        waiting = next;
        outflows = List.of(next);
    }

    private Outflow<T> outflow() {
        return new Outflow<>(this, capacity, overflow);
    }
}
