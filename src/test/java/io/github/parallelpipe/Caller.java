package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A call on a thread of its own, for what blocks: a test can see that it waits, interrupt it, and get what it returns or
 * throws.
 *
 * @param <T> what the call returns
 */
final class Caller<T> {

    /** A call without a result. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    private final FutureTask<T> task;
    private final Thread thread;
    private volatile boolean leftInterrupted;

    private Caller(Thread.Builder threads, Callable<T> call) {
        task = new FutureTask<>(() -> {
            try {
                return call.call();
            } finally {
                leftInterrupted = Thread.currentThread().isInterrupted();
            }
        });
        thread = threads.start(task);
    }

    static <T> Caller<T> of(Callable<T> call) {
        return new Caller<>(Thread.ofVirtual(), call);
    }

    static Caller<Void> running(Action action) {
        return running(Thread.ofVirtual(), action);
    }

    static Caller<Void> running(Thread.Builder threads, Action action) {
        return new Caller<>(threads, () -> {
            action.run();
            return null;
        });
    }

    void interrupt() {
        thread.interrupt();
    }

    /** Returns once the call waits for something; fails if it has ended instead. */
    Caller<T> awaitWaiting() {
        awaitWaiting(thread);
        return this;
    }

    static void awaitWaiting(Thread thread) {
        long start = System.nanoTime();
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(thread.getState()).as("a thread that should wait").isNotEqualTo(Thread.State.TERMINATED);
            assertThat(System.nanoTime() - start).as("time to wait").isLessThan(TimeUnit.SECONDS.toNanos(30));
            Thread.yield();
        }
    }

    /** What the call returned; throws what it threw. */
    T result() throws Exception {
        try {
            return task.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        } catch (TimeoutException e) {
            throw new AssertionError("still busy after 30 s", e);
        }
    }

    /** What the call threw. */
    Throwable failure() throws InterruptedException {
        assertThat(thread.join(Duration.ofSeconds(30))).as("call ended within 30 s").isTrue();
        assertThat(task.state()).isEqualTo(FutureTask.State.FAILED);
        return task.exceptionNow();
    }

    /** Whether its thread was interrupted when the call ended. */
    boolean leftInterrupted() throws InterruptedException {
        assertThat(thread.join(Duration.ofSeconds(30))).as("call ended within 30 s").isTrue();
        return leftInterrupted;
    }
}
