package io.github.parallelpipe.isolate;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The place of a child, which some workers share: has one, and another when that has ended, as often as there may be one. */
final class Seat {

    private final Recipe recipe;
    private final List<String> jvmOptions;
    private final @Nullable Duration itemLimit;
    private final Restarts restarts;

    private final ReentrantLock lock = new ReentrantLock();
    private int users;
    private @Nullable Child child;

    /** What the child ended by that may have no successor. */
    private @Nullable IsolationException last;

    Seat(Recipe recipe, List<String> jvmOptions, @Nullable Duration itemLimit, Restarts restarts) {
        this.recipe = recipe;
        this.jvmOptions = jvmOptions;
        this.itemLimit = itemLimit;
        this.restarts = restarts;
    }

    void enter() throws IsolationException, InterruptedException {
        child();
        lock.lock();
        try {
            users++;
        } finally {
            lock.unlock();
        }
    }

    /** The child. Where there is none, others wait until there is. */
    Child child() throws IsolationException, InterruptedException {
        lock.lockInterruptibly();
        try {
            requireAnother();
            Child ready = child;
            while (ready == null) {
                ready = started();
            }
            child = ready;
            return ready;
        } finally {
            lock.unlock();
        }
    }

    /** Null if it could not be started, and may be tried again. */
    private @Nullable Child started() throws IsolationException, InterruptedException {
        try {
            return ChildProcess.start(recipe, jvmOptions, itemLimit);
        } catch (IsolationException e) {
            if (!restarts.allow()) {
                last = e;
                throw e;
            }
            return null;
        }
    }

    /** Fails the run if there may be no other child. */
    void requireAnother() {
        lock.lock();
        try {
            if (last != null) {
                throw new IsolationError("its child JVM has ended, and may not be started again now", last);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A child has ended, and is not to be had any more. The first to say so counts. */
    void replace(Child ended) throws IsolationException {
        lock.lock();
        try {
            if (child != ended) {
                return;
            }
            child = null;
            ended.close();
            if (!ended.wasInterrupted() && !restarts.allow()) {
                last = ended.end();
            }
        } finally {
            lock.unlock();
        }
    }

    void leave() throws IsolationException {
        lock.lock();
        try {
            users--;
            if (users > 0 || child == null) {
                return;
            }
            Child left = child;
            child = null;
            left.close();
        } finally {
            lock.unlock();
        }
    }
}
