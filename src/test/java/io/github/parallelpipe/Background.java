package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A helper thread of a test: joined, and what it throws is thrown on. */
public final class Background {

    /** What the thread does. */
    public interface Task {

        /** Does it. */
        void run() throws Exception;
    }

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Thread thread;
    private volatile @Nullable Throwable thrown;

    private Background(Task task) {
        thread = Thread.ofPlatform().daemon().unstarted(() -> {
            try {
                task.run();
            } catch (Throwable e) {
                thrown = e;
            }
        });
    }

    /**
     * Starts a thread.
     *
     * @param task what it does
     * @return the thread
     */
    public static Background start(Task task) {
        Background background = new Background(task);
        background.thread.start();
        return background;
    }

    /** Waits for its end, and throws what it threw. */
    public void join() throws InterruptedException {
        assertThat(thread.join(LIMIT)).as("the helper has ended: %s", thread).isTrue();
        if (thrown != null) {
            throw new AssertionError("a helper thread failed", thrown);
        }
    }

    /** Waits until it waits. */
    public void awaitWaiting() {
        awaitTrue(() -> thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
    }

    /** Waits until something that can only be observed is so. */
    static void awaitTrue(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - start).as("nanoseconds waited").isLessThan(LIMIT.toNanos());
            Thread.yield();
        }
    }

    /** Waits at a barrier, with no checked exception of its own. */
    static void meet(CyclicBarrier barrier) throws InterruptedException {
        try {
            barrier.await();
        } catch (BrokenBarrierException e) {
            throw new AssertionError(e);
        }
    }
}
