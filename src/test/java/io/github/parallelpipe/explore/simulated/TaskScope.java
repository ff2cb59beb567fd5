package io.github.parallelpipe.explore.simulated;

import io.github.parallelpipe.explore.Abandoned;
import io.github.parallelpipe.explore.Actor;
import io.github.parallelpipe.explore.WaitQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * As {@code io.github.parallelpipe.scope.TaskScope} describes itself, under the explorer's control: a task that fails
 * interrupts the others, and what is forked after that never runs.
 */
public final class TaskScope implements AutoCloseable {

    private enum Phase { OPEN, FORKED, JOINED }

    private final World world = World.current();
    private final WaitQueue change;
    private final List<Thread> running = new ArrayList<>();
    private Phase phase = Phase.OPEN;
    private boolean cancelled;

    private TaskScope(String name) {
        change = new WaitQueue(world, "the scope of " + name);
    }

    /** Always. */
    public static void requireSupported() {}

    /** Opens one. */
    public static TaskScope open(String name) {
        return new TaskScope(name);
    }

    /** Starts a task, unless one has failed. */
    public void fork(ThreadFactory threads, Callable<?> task) {
        world.point();
        phase = Phase.FORKED;
        world.observe(cancelled);
        if (!cancelled) {
            Thread[] self = new Thread[1];
            self[0] = threads.newThread(() -> perform(task, self));
            running.add(self[0]);
            self[0].start();
        }
    }

    private void perform(Callable<?> task, Thread[] self) {
        boolean failed = false;
        try {
            task.call();
        } catch (Abandoned over) {
            throw over;
        } catch (Throwable e) {
            failed = true;
        }
        world.forget("performed", failed);
        if (failed) {
            world.point();
            cancel(self[0]);
        }
        world.point();
        running.remove(self[0]);
        if (running.isEmpty()) {
            change.wakeAll();
        }
    }

    /** Interrupts all but one, and wakes the owner. */
    private void cancel(Thread except) {
        if (!cancelled) {
            cancelled = true;
            running.stream().filter(thread -> thread != except).forEach(Thread::interruptNow);
            change.wakeAll();
        }
    }

    /** Waits for all tasks, or for one that fails. */
    public void join() throws InterruptedException {
        long before = world.seen();
        try {
            world.point();
            phase = Phase.JOINED;
            if (!running.isEmpty() && !cancelled) {
                if (java.lang.Thread.interrupted()) {
                    throw new InterruptedException();
                }
                change.await(Actor.FOR_EVER);
            }
        } catch (InterruptedException e) {
            world.remember(before, "interrupted");
            throw e;
        }
        world.remember(before, "joined");
    }

    /** Interrupts what runs, and waits for it. */
    @Override
    public void close() {
        long before = world.seen();
        world.point();
        cancel(world.runningThread());
        boolean interrupted = false;
        while (!running.isEmpty()) {
            try {
                change.await(Actor.FOR_EVER);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            java.lang.Thread.currentThread().interrupt();
        }
        world.remember(before, "closed");
        if (phase == Phase.FORKED) {
            throw new IllegalStateException("owner did not join after forking");
        }
    }
}
