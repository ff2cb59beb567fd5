package io.github.parallelpipe;

import io.github.parallelpipe.ThreadContext.Captured;
import io.github.parallelpipe.buffer.BufferClosedException;
import io.github.parallelpipe.scope.TaskScope;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The life of one run. Its stages are forked in a scope, of which only the thread that opened it may say anything: the
 * run's own virtual thread, or the caller of {@link #feed}.
 *
 * <p>Ending goes along the buffers. A stop closes the first; each stage ends when its buffer has, and closes the next. An
 * abort (a cancel, or the first failure) closes them all at once, interrupts the stages, and disposes of what waited. It
 * would be tempting to interrupt only the owner, whose scope then interrupts the stages as it is closed: but the owner is
 * a virtual thread, and stages that keep every processor busy leave it none to do so on. Where a stage ignores its
 * interrupt, the owner waits for it in {@code close}; so whoever waits with a limit waits for the owner, not for the
 * scope.
 */
final class Run<I> implements PipelineRun<I> {

    /** How long a stop that ran out of time waits for the stages to obey their interrupt. */
    private static final Duration GRACE = Duration.ofMillis(100);

    private final Pipeline<I> pipeline;
    private final LongSupplier clock;
    private final @Nullable Captured context;
    private final Listeners listeners;
    private final Discards discards;
    private final Failures failures;
    private final Wiring wiring;
    private final Edge<I> entry;
    private final AtomicReference<RunState> state = new AtomicReference<>(RunState.RUNNING);

    /** What waited when the run was aborted has been disposed of, by whoever aborted it. */
    private final CountDownLatch disposed = new CountDownLatch(1);

    /** Who disposes of that, while it does. */
    private volatile @Nullable Thread disposer;

    /** Where the caller is the owner: its reading of the source. */
    private final Reading reading = new Reading();

    /** Whether the run was aborted before the source threw. For the caller's thread only. */
    private boolean sourceThrewLate;

    /** Owns the scope, and is the last thread of the run to end. Never started where the caller is the owner. */
    private final Thread owner;

    /** The caller that is the owner, if one is; others then wait for the latch, as its thread lives on. */
    private final @Nullable Thread feeder;
    private final CountDownLatch fed = new CountDownLatch(1);

    private final long startedNanos = System.nanoTime();
    private volatile @Nullable Duration elapsed;
    private volatile List<String> overran = List.of();

    @SuppressWarnings("unchecked") // the builder's first stage reads what the pipeline is given
    private Run(Pipeline<I> pipeline, @Nullable Thread feeder) {
        TaskScope.requireSupported();
        this.pipeline = pipeline;
        this.clock = pipeline.clock();
        this.context = pipeline.hooks().captured();
        this.listeners = new Listeners(this, pipeline.hooks().listeners());
        this.discards = new Discards(listeners);
        this.failures = new Failures(pipeline.name());
        this.wiring = new Wiring(pipeline, this, clock, discards);
        this.entry = (Edge<I>) wiring.entry();
        this.feeder = feeder;
        this.owner = Thread.ofVirtual().name(pipeline.name()).unstarted(this::own);
    }

    static <I> Run<I> start(Pipeline<I> pipeline) {
        Run<I> run = new Run<>(pipeline, null);
        run.begin();
        run.owner.start();
        return run;
    }

    static <I> RunReport feed(Pipeline<I> pipeline, Iterator<? extends I> source) throws InterruptedException {
        Run<I> run = new Run<>(pipeline, Thread.currentThread());
        run.begin();
        run.ownAndFeed(source);
        return run.outcome();
    }

    private void begin() {
        listeners.started();
        wiring.disposeOfLeftover();
    }

    // ---- Input ----

    @Override
    public void put(I item) {
        try {
            entry.put(item);
        } catch (BufferClosedException e) {
            throw refusal();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public boolean offer(I item, Duration timeout) {
        Objects.requireNonNull(timeout, "timeout must not be null");
        try {
            return entry.offer(item, timeout);
        } catch (BufferClosedException e) {
            throw refusal();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private RuntimeException refusal() {
        Optional<PipelineException> failure = failures.asException();
        if (failure.isPresent()) {
            return failure.get();
        }
        return new IllegalStateException("pipeline '" + pipeline.name() + "' takes no more input: its run is " + state());
    }

    private PipelineException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new PipelineException(
                pipeline.name(),
                entry.stage(),
                "interrupted while waiting for room in the buffer of stage '" + entry.stage() + "'",
                e);
    }

    // ---- Ending ----

    @Override
    public void stop() {
        advance(RunState.STOPPING);
        entry.complete();
    }

    @Override
    public RunReport stop(Duration budget) throws InterruptedException {
        Objects.requireNonNull(budget, "budget must not be null");
        requireOutside();
        stop();
        if (!join(budget)) {
            overran = wiring.busyStages();
            cancel();
            if (!join(GRACE)) {
                listeners.interruptIgnored(wiring.busyStages());
            }
        }
        return outcome();
    }

    @Override
    public void cancel() {
        abort();
    }

    /** Called by a stage that failed, and then again if it cannot be closed. */
    void fail(String stage, Throwable cause) {
        if (isAborted() && isConsequence(cause)) {
            return;
        }
        failures.add(stage, cause);
        abort();
        listeners.stageFailed(stage, cause);
    }

    /** Called by a stage that failed with an item, and goes on without it. */
    void skip(String stage, Throwable cause) {
        listeners.stageFailed(stage, cause);
    }

    /** Of the abort, of which the stage learnt by its interrupt, or by what that made something else throw. */
    private boolean isConsequence(Throwable cause) {
        return cause instanceof InterruptedException || failures.isEmpty() && !(cause instanceof Error);
    }

    /** What the stages are run in, if anything. */
    @Nullable Captured context() {
        return context;
    }

    boolean isAborted() {
        RunState now = state.get();
        return now == RunState.CANCELLING || now == RunState.CANCELLED || now == RunState.FAILED;
    }

    private void abort() {
        if (!advance(RunState.CANCELLING)) {
            return;
        }
        disposer = Thread.currentThread();
        try {
            List<Runnable> disposals = wiring.abort();
            wiring.workers().forEach(Worker::interrupt);
            reading.interrupt();
            disposals.forEach(Runnable::run);
        } finally {
            disposer = null;
            disposed.countDown();
        }
    }

    /** True if this call made the step. */
    private boolean advance(RunState next) {
        RunState before = state.getAndUpdate(now -> now.compareTo(next) < 0 ? next : now);
        return before.compareTo(next) < 0;
    }

    // ---- Waiting for the end ----

    @Override
    public RunReport await() throws InterruptedException {
        requireOutside();
        join();
        return outcome();
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        Objects.requireNonNull(timeout, "timeout must not be null");
        requireOutside();
        boolean ended = join(timeout);
        if (ended) {
            outcome();
        }
        return ended;
    }

    @Override
    public void close() {
        requireOutside();
        stop();
        boolean interrupted = false;
        while (!isOver()) {
            try {
                join();
            } catch (InterruptedException e) {
                interrupted = true;
                cancel();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        outcome();
    }

    private boolean isOver() {
        return feeder == null ? !owner.isAlive() : fed.getCount() == 0;
    }

    private void join() throws InterruptedException {
        if (feeder == null) {
            owner.join();
        } else {
            fed.await();
        }
    }

    private boolean join(Duration timeout) throws InterruptedException {
        return feeder == null ? owner.join(timeout) : fed.await(Nanos.of(timeout), TimeUnit.NANOSECONDS);
    }

    private void requireOutside() {
        if (Thread.currentThread() == feeder && !isOver()) {
            throw new IllegalStateException("who feeds a run must not wait for it");
        }
        if (Thread.currentThread() == disposer || Thread.currentThread() == owner) {
            throw new IllegalStateException("a discard handler must not wait for the run that tells it");
        }
        for (Worker<?, ?, ?> worker : wiring.workers()) {
            if (worker.isCurrentThread()) {
                throw new IllegalStateException(
                        "a stage must not wait for the run that it is part of: '" + worker.stage() + "'");
            }
        }
    }

    private RunReport outcome() {
        RunReport report = report();
        report.failure().ifPresent(failure -> {
            throw failure;
        });
        return report;
    }

    @Override
    public RunState state() {
        return state.get();
    }

    /** The state is read first: if it is final, so is all the rest. */
    @Override
    public RunReport report() {
        RunState now = state();
        Duration sinceStart = Duration.ofNanos(System.nanoTime() - startedNanos);
        return new RunReport(
                pipeline.name(),
                now,
                Objects.requireNonNullElse(elapsed, sinceStart),
                wiring.reports(),
                overran,
                failures.asException(),
                discards.failures(),
                Optional.ofNullable(discards.firstFailure()));
    }

    @Override
    public Map<String, StackTraceElement[]> stackTraces() {
        Map<String, StackTraceElement[]> traces = new LinkedHashMap<>();
        for (Worker<?, ?, ?> worker : wiring.workers()) {
            StackTraceElement[] trace = worker.stackTrace();
            if (trace.length > 0) {
                traces.put(worker.threadName(), trace);
            }
        }
        return traces;
    }

    // ---- Owning the scope ----

    private void own() {
        try (TaskScope scope = TaskScope.open(pipeline.name())) {
            forkStages(scope);
            scope.join();
        } catch (Throwable e) {
            fail(entry.stage(), e);
        } finally {
            end();
        }
    }

    private void ownAndFeed(Iterator<? extends I> source) throws InterruptedException {
        try (TaskScope scope = TaskScope.open(pipeline.name())) {
            forkStages(scope);
            feed(source, scope);
            stop();
            join(scope);
        } catch (Throwable e) {
            failures.asException().ifPresent(failure -> addTo(failure, e));
            throw e;
        } finally {
            end();
        }
    }

    /** The first of the two is what the run ended by. */
    private void addTo(PipelineException failure, Throwable thrown) {
        if (sourceThrewLate) {
            failure.addSuppressed(thrown);
            throw failure;
        }
        thrown.addSuppressed(failure);
    }

    private void forkStages(TaskScope scope) {
        for (Worker<?, ?, ?> worker : wiring.workers()) {
            try {
                scope.fork(worker.threads(), worker);
            } catch (RuntimeException | Error e) {
                fail(worker.stage(), e);
            }
        }
    }

    private void feed(Iterator<? extends I> source, TaskScope scope) throws InterruptedException {
        try {
            emitAll(source);
        } catch (Throwable e) {
            abort();
            joinAtOnce(scope);
            throw e;
        }
    }

    /** An abort interrupts only the source: the entry is closed before that, and then neither waits nor throws. */
    private void emitAll(Iterator<? extends I> source) throws InterruptedException {
        reading.begin();
        try {
            I item = read(source);
            for (long sequence = 0; item != null; sequence++) {
                if (isAborted()) { // so the item is refused, and whoever is told of it finds the thread as it was
                    reading.end();
                }
                entry.emit(item, sequence, clock.getAsLong(), 0);
                item = read(source);
            }
        } finally {
            reading.end();
        }
    }

    /** Null at the source's end, or when the run is aborted. */
    private @Nullable I read(Iterator<? extends I> source) {
        try {
            boolean more = !isAborted() && source.hasNext();
            return more ? Objects.requireNonNull(source.next(), "source must not give null") : null;
        } catch (Throwable e) {
            sourceThrewLate = isAborted();
            throw e;
        }
    }

    private void join(TaskScope scope) throws InterruptedException {
        try {
            scope.join();
        } catch (InterruptedException e) {
            abort();
            throw e;
        }
    }

    /**
     * An owner has to join before it closes; here without waiting, as the close waits. It would be tempting to wait here, and
     * to go on after an interrupt: but who was interrupted in a join may not join again.
     */
    private static void joinAtOnce(TaskScope scope) {
        boolean interrupted = Thread.interrupted();
        Thread.currentThread().interrupt();
        try {
            scope.join();
        } catch (InterruptedException e) {
            // As meant.
        }
        Thread.interrupted();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * No stage runs any more, or ever will. A platform thread leaves its scope a moment before it has ended, so it is
     * waited for.
     */
    private void end() {
        wiring.workers().forEach(worker -> Uninterruptibly.await(worker::join));
        if (state() == RunState.CANCELLING) {
            Uninterruptibly.await(disposed::await);
        }
        wiring.end();
        elapsed = Duration.ofNanos(System.nanoTime() - startedNanos);
        advance(endState());
        listeners.ended();
        if (feeder != null) {
            fed.countDown();
        }
    }

    private RunState endState() {
        if (!failures.isEmpty()) {
            return RunState.FAILED;
        }
        return isAborted() ? RunState.CANCELLED : RunState.COMPLETED;
    }
}
