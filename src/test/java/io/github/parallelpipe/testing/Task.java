package io.github.parallelpipe.testing;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Work that a test does in another thread; {@link Threads} starts it. To be joined by {@link #join()}, or by
 * {@link #failure()} where it has to fail, so that no failure goes unseen.
 *
 * @param <T> the type of its result
 */
public final class Task<T> {

    private final FutureTask<T> outcome;
    private final Thread thread;

    /** Written by the thread before its outcome, and read after that. */
    private boolean leftInterrupted;

    Task(Thread.Builder builder, Callable<T> work) {
        outcome = new FutureTask<>(() -> {
            try {
                return work.call();
            } finally {
                leftInterrupted = Thread.currentThread().isInterrupted();
            }
        });
        thread = builder.unstarted(outcome);
        thread.start();
    }

    /**
     * Waits until the thread waits, for a time or for ever. Where several are to wait for one lock's conditions, start
     * them one after the other, each with this call: else one may be seen waiting for the lock.
     */
    public Task<T> awaitBlocked() {
        return awaitState(EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING));
    }

    /** Waits until the thread waits without a time limit. */
    public Task<T> awaitBlockedForever() {
        return awaitState(EnumSet.of(Thread.State.WAITING));
    }

    /** Waits until the thread waits with a time limit. */
    public Task<T> awaitBlockedForATime() {
        return awaitState(EnumSet.of(Thread.State.TIMED_WAITING));
    }

    /** Interrupts the thread. */
    public Task<T> interrupt() {
        thread.interrupt();
        return this;
    }

    /** The thread, for its state and its name. */
    public Thread thread() {
        return thread;
    }

    /** Waits for the end of the work, which must not fail, and gives its result. */
    public T join() throws InterruptedException {
        try {
            return outcome.get(Patience.LIMIT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("the other thread failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw stuck("not done");
        }
    }

    /** Waits for the end of the work, which must fail, and gives what it threw. */
    public Throwable failure() throws InterruptedException {
        try {
            T result = outcome.get(Patience.LIMIT.toNanos(), TimeUnit.NANOSECONDS);
            throw new AssertionError("the other thread did not fail, its result is " + result);
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (TimeoutException e) {
            throw stuck("not done");
        }
    }

    /** Whether the work, which {@link #join()} or {@link #failure()} has seen end, left its thread interrupted. */
    public boolean leftInterrupted() {
        if (!isOver()) {
            throw new AssertionError("the other thread is still at work: " + outcome);
        }
        return leftInterrupted;
    }

    private Task<T> awaitState(Set<Thread.State> states) {
        Patience.awaitUntil("the other thread in " + states, () -> states.contains(thread.getState()) || isOver());
        if (isOver()) {
            throw new AssertionError("the other thread does not wait: it is done, " + outcome);
        }
        return this;
    }

    private boolean isOver() {
        return outcome.isDone();
    }

    /** Says where the thread is, and ends it if it lets itself be ended. */
    private AssertionError stuck(String what) {
        Throwable where = new Throwable("the other thread, " + thread.getState());
        where.setStackTrace(thread.getStackTrace());
        thread.interrupt();
        return new AssertionError(what + " in " + Patience.LIMIT.toSeconds() + " s", where);
    }
}
