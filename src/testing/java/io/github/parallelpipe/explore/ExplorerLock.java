package io.github.parallelpipe.explore;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock that lets an {@link Execution} decide who gets it. Of the actors one runs at a time, and it is stopped only
 * while it holds no lock; so a lock is free whenever an actor asks for it, and belongs to the one that runs.
 */
public class ExplorerLock extends ReentrantLock {

    private static final long serialVersionUID = 1L;

    private final transient Execution execution;
    private transient int holds;
    private transient Actor holder;

    /**
     * A free lock.
     *
     * @param execution whose actors use it
     */
    public ExplorerLock(Execution execution) {
        this.execution = execution;
    }

    @Override
    public void lock() {
        if (holds == 0) {
            execution.beforeLock();
            execution.running().locks++;
            holds = 1;
            holder = execution.running();
            taken();
            return;
        }
        if (holder != execution.running()) {
            throw new IllegalStateException("not explored: " + holder + " waits while it holds a lock");
        }
        holds++;
    }

    /** The running actor has got it. */
    protected void taken() {}

    /**
     * The running actor has it again, after it has waited.
     *
     * @param interrupted whether it was interrupted meanwhile
     */
    protected void takenAgain(boolean interrupted) {}

    @Override
    public void lockInterruptibly() throws InterruptedException {
        lock();
        if (Thread.interrupted()) {
            unlock();
            throw new InterruptedException();
        }
    }

    @Override
    public boolean tryLock() {
        throw new UnsupportedOperationException("a lock that is held by another is not explored");
    }

    @Override
    public boolean tryLock(long timeout, TimeUnit unit) {
        return tryLock();
    }

    @Override
    public void unlock() {
        if (execution.abandoned) {
            return;
        }
        requireHeld();
        if (--holds == 0) {
            execution.running().locks--;
            execution.afterUnlock();
        }
    }

    @Override
    public Condition newCondition() {
        int index = execution.nextQueue();
        return new ExplorerCondition(this, execution, new WaitQueue(execution, index, "condition " + index));
    }

    @Override
    public boolean isLocked() {
        return holds > 0;
    }

    @Override
    public boolean isHeldByCurrentThread() {
        return holds > 0;
    }

    @Override
    public int getHoldCount() {
        return holds;
    }

    void requireHeld() {
        if (holds == 0) {
            throw new IllegalMonitorStateException("the lock is not held");
        }
    }

    /** Releases it, however often it is held, and tells how often that was. */
    int release() {
        int held = holds;
        holds = 0;
        execution.running().locks--;
        return held;
    }

    void reacquire(int held) {
        holds = held;
        holder = execution.running();
        execution.running().locks++;
    }
}
