package io.github.parallelpipe.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock that lets a {@link Run} decide who gets it. Of the clients one runs at a time, and it is stopped only while it
 * does not hold the lock; so the lock is free whenever a client asks for it, and belongs to the one that runs.
 */
final class ExplorerLock extends ReentrantLock {

    private static final long serialVersionUID = 1L;

    private final transient Run run;
    private final transient List<ExplorerCondition> conditions = new ArrayList<>();
    private transient int holds;

    ExplorerLock(Run run) {
        this.run = run;
    }

    @Override
    public void lock() {
        if (holds == 0) {
            run.beforeLock();
        }
        holds++;
    }

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
        if (run.abandoned) {
            return;
        }
        requireHeld();
        if (--holds == 0) {
            run.afterUnlock();
        }
    }

    @Override
    public Condition newCondition() {
        ExplorerCondition condition = new ExplorerCondition(this, run, conditions.size());
        conditions.add(condition);
        return condition;
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
        return held;
    }

    void reacquire(int held) {
        holds = held;
    }
}
