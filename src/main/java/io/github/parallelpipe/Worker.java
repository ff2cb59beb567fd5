package io.github.parallelpipe;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * The life of one stage in one run, on a thread of its own: open, then read, process and emit until its buffer has ended
 * or the run is aborted, then close.
 *
 * <p>Whatever way it ends, it disposes of what it has in hand and completes its output. It may also never run: a scope
 * does not start what is forked after a failure.
 *
 * <p>A callable of {@code Object}: for any other type the compiler would add a method that calls {@link #call}, one more
 * frame on the stack of every stage that waits.
 */
final class Worker<T, X, O> implements Callable<@Nullable Object>, ItemContext {

    private final Node<T, X, O> node;
    private final Reader<T, X> reader;
    private final Output<? super O> output;
    private final Counters counters = new Counters();
    private final Run<?> run;

    /** Items lost since the last emit, by this stage or before it: the next result will have missed them. */
    private long lost;

    private volatile @Nullable Thread thread;

    Worker(Node<T, X, O> node, Edge<T> input, Output<? super O> output, Run<?> run) {
        this.node = node;
        this.reader = node.intake().open(input);
        this.output = output;
        this.run = run;
    }

    ThreadFactory threads() {
        return node.options().isPlatformThread()
                ? Thread.ofPlatform().daemon().name(node.threadName()).factory()
                : Thread.ofVirtual().name(node.threadName()).factory();
    }

    Counters counters() {
        return counters;
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
                live();
            }
        } catch (Throwable e) {
            fail(e);
        } finally {
            output.complete();
        }
        if (run.isAborted()) {
            throw new CancellationException();
        }
        return null;
    }

    private void live() throws Exception {
        node.stage().open();
        try {
            work();
        } catch (Throwable e) {
            fail(e);
        }
        node.stage().close();
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
            result = node.stage().process(input, this);
        } catch (Throwable e) {
            if (!goesOnAfter(e)) {
                throw e;
            }
            return;
        }
        try {
            pass(result);
        } finally {
            counters.addProcessed(reader.processed());
        }
    }

    /** An interrupt by which the run was aborted is not a failure: the item is then given up with the rest. */
    private boolean goesOnAfter(Throwable e) {
        if (e instanceof InterruptedException && run.isAborted()) {
            return false;
        }
        int items = reader.failed();
        counters.addFailed(items);
        counters.threw(e);
        lost += reader.missed() + items;
        return e instanceof Exception && node.options().failurePolicy() == FailurePolicy.SKIP;
    }

    private void pass(@Nullable O result) throws InterruptedException {
        long missed = lost + reader.missed();
        if (result == null) {
            lost = missed;
            counters.addFiltered();
            return;
        }
        lost = 0;
        reader.setWaiting(true);
        try {
            output.emit(result, reader.sequence(), reader.enteredNanos(), missed);
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
