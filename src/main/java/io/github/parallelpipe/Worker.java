package io.github.parallelpipe;

import io.github.parallelpipe.ThreadContext.Captured;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One of those who work on a stage in one run, on a thread of its own: open, then read, process and emit until the buffer has
 * ended or the run is aborted, then close.
 *
 * <p>Whatever way it ends, it disposes of what it has in hand and completes its output. It may also never run: a scope
 * does not start what is forked after a failure.
 *
 * <p>A callable of {@code Object}: for any other type the compiler would add a method that calls {@link #call}, one more
 * frame on the stack of every stage that waits.
 */
final class Worker<T, X, O> implements Callable<@Nullable Object>, ItemContext {

    private final Node<T, X, O> node;
    private final int number;
    private final ContextStage<X, O> stage;
    private final Reader<T, X> reader;
    private final Exit<O> exit;
    private final Counters counters;
    private final Timings timings;
    private final Run<?> run;

    private volatile @Nullable Thread thread;

    /** One of several, numbered from 0. */
    Worker(
            Node<T, X, O> node,
            int number,
            ContextStage<X, O> stage,
            Edge<T> input,
            Exit<O> exit,
            Counters counters,
            Timings timings,
            Run<?> run) {
        this.node = node;
        this.number = number;
        this.stage = stage;
        this.reader = node.intake().open(input, exit);
        this.exit = exit;
        this.counters = counters;
        this.timings = timings;
        this.run = run;
    }

    ThreadFactory threads() {
        return node.options().isPlatformThread()
                ? Thread.ofPlatform().daemon().name(threadName()).factory()
                : Thread.ofVirtual().name(threadName()).factory();
    }

    String threadName() {
        return node.threadNames().get(number);
    }

    /** Where in its code it is; empty if it has not begun, or has ended. */
    StackTraceElement[] stackTrace() {
        Thread started = thread;
        return started == null ? new StackTraceElement[0] : started.getStackTrace();
    }

    boolean isOneToOne() {
        return reader.isOneToOne();
    }

    boolean isCurrentThread() {
        return thread == Thread.currentThread();
    }

    boolean isRunning() {
        Thread started = thread;
        return started != null && started.isAlive();
    }

    boolean isBusy() {
        return isRunning() && !reader.isWaiting();
    }

    /** Asks the stage to give up; the one that does so because it has failed is not asked. One not yet begun never will. */
    void interrupt() {
        Thread started = thread;
        if (started != null && started != Thread.currentThread()) {
            started.interrupt();
        }
    }

    void join() throws InterruptedException {
        Thread started = thread;
        if (started != null) {
            started.join();
        }
    }

    /**
     * Ends by throwing if the run was aborted, so that the scope interrupts the other stages. What went wrong is told to
     * the run, at once.
     */
    @Override
    public @Nullable Object call() {
        thread = Thread.currentThread();
        try {
            if (!run.isAborted()) {
                begin();
            }
        } catch (Throwable e) {
            fail(e);
        } finally {
            exit.complete();
        }
        if (run.isAborted()) {
            throw new CancellationException();
        }
        return null;
    }

    private void begin() throws Exception {
        Captured context = run.context();
        if (context == null) {
            live();
            return;
        }
        AtomicBoolean begun = new AtomicBoolean();
        AtomicBoolean misused = new AtomicBoolean();
        context.run(node.name(), () -> {
            if (!isCurrentThread() || !begun.compareAndSet(false, true)) {
                misused.compareAndSet(false, true); // as the context may catch what is thrown
                throw misplaced();
            }
            try {
                if (!run.isAborted()) { // the context may have swallowed the interrupt
                    live();
                }
            } catch (Throwable e) {
                fail(e);
            }
        });
        if (misused.get() || !begun.get()) {
            throw misplaced();
        }
    }

    private IllegalStateException misplaced() {
        return new IllegalStateException(
                "a thread context must run a stage once, on the thread that it is called by: stage '" + node.name() + "'");
    }

    private void live() throws Exception {
        stage.open();
        try {
            work();
        } catch (Throwable e) {
            fail(e);
        }
        stage.close();
    }

    private void fail(Throwable e) {
        counters.threw(e);
        run.fail(node.name(), e);
    }

    private void work() throws Exception {
        try {
            while (!run.isAborted()) {
                X input = reader.next();
                if (input == null) {
                    return;
                }
                handle(input);
            }
        } finally {
            reader.abandon();
        }
    }

    private void handle(X input) throws Exception {
        O result;
        try {
            result = process(input);
        } catch (Throwable e) {
            if (isToldByInterrupt(e)) {
                throw e;
            }
            int items = failed(e);
            if (!isSkipped(e)) {
                throw e;
            }
            run.skip(node.name(), e);
            pass(null, reader.missed() + items);
            return;
        }
        try {
            if (result == null) {
                counters.addFiltered();
            }
            pass(result, reader.missed());
        } finally {
            counters.addProcessed(reader.processed());
        }
    }

    private @Nullable O process(X input) throws Exception {
        return reader.enteredNanos() == Sampler.UNTIMED ? stage.process(input, this) : timed(input);
    }

    private @Nullable O timed(X input) throws Exception {
        long began = timings.begin(reader.enteredNanos());
        try {
            return stage.process(input, this);
        } finally {
            timings.end(began);
        }
    }

    /** An interrupt by which the run was aborted is not a failure: the item is then given up with the rest. */
    private boolean isToldByInterrupt(Throwable e) {
        return e instanceof InterruptedException && run.isAborted();
    }

    private int failed(Throwable e) {
        int items = reader.failed();
        counters.addFailed(items);
        counters.threw(e);
        return items;
    }

    private boolean isSkipped(Throwable e) {
        return e instanceof Exception && node.options().failurePolicy() == FailurePolicy.SKIP;
    }

    /** What has come of the input, and how many items were lost on the way to that. */
    private void pass(@Nullable O result, long missed) throws InterruptedException {
        reader.setWaiting(true);
        try {
            if (result == null) {
                exit.skip(missed);
            } else {
                exit.emit(result, reader.sequence(), reader.enteredNanos(), missed);
            }
        } finally {
            reader.setWaiting(false);
        }
    }

    @Override
    public String stage() {
        return node.name();
    }

    @Override
    public long sequence() {
        return reader.sequence();
    }

    @Override
    public long missed() {
        return reader.missed();
    }

    @Override
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - reader.enteredNanos());
    }
}
