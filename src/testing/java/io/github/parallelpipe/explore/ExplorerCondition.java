package io.github.parallelpipe.explore;

import io.github.parallelpipe.explore.Actor.Wake;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/**
 * A condition of an {@link ExplorerLock}. As with the real one, a signal goes to the actor that has waited longest.
 */
final class ExplorerCondition implements Condition {

    private final ExplorerLock lock;
    private final Execution execution;
    private final WaitQueue queue;

    ExplorerCondition(ExplorerLock lock, Execution execution, WaitQueue queue) {
        this.lock = lock;
        this.execution = execution;
        this.queue = queue;
    }

    void name(String field) {
        queue.name(field);
    }

    int index() {
        return queue.index();
    }

    @Override
    public void await() throws InterruptedException {
        awaitNanos(Actor.FOR_EVER);
    }

    @Override
    public long awaitNanos(long nanos) throws InterruptedException {
        lock.requireHeld();
        execution.beforeWait();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        int held = lock.release();
        long deadline = nanos == Actor.FOR_EVER ? nanos : execution.now() + Math.max(0, nanos);
        Wake reason = queue.block("waits on ", deadline);
        lock.reacquire(held);
        lock.takenAgain(reason == Wake.INTERRUPT);
        if (reason == Wake.INTERRUPT) {
            throw new InterruptedException();
        }
        return nanos == Actor.FOR_EVER ? nanos : deadline - execution.now();
    }

    @Override
    public boolean await(long time, TimeUnit unit) throws InterruptedException {
        return awaitNanos(unit.toNanos(time)) > 0;
    }

    @Override
    public void awaitUninterruptibly() {
        throw new UnsupportedOperationException("not explored");
    }

    @Override
    public boolean awaitUntil(Date deadline) {
        throw new UnsupportedOperationException("no virtual clock");
    }

    @Override
    public void signal() {
        lock.requireHeld();
        Actor first = queue.wakeFirst();
        execution.tell(() -> "signals " + queue + (first == null ? ", where nobody waits" : ", which wakes " + first));
    }

    @Override
    public void signalAll() {
        lock.requireHeld();
        execution.tell(() -> "signals all on " + queue
                + (queue.hasWaiters() ? ", which wakes " + queue.waiters() : ", where nobody waits"));
        queue.wakeQuietly();
    }

    @Override
    public String toString() {
        return queue.toString();
    }
}
