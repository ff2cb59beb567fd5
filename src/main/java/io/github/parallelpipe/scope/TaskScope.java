package io.github.parallelpipe.scope;

import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;

/**
 * A {@code java.util.concurrent.StructuredTaskScope} in which the failure of one task interrupts the others: forked into
 * and joined by the thread that opened it, and closed when no thread of it is left.
 *
 * <p>That class has been a preview since JDK 21 and has changed its shape since, so code that is compiled against it
 * runs on one JDK release only, and with a flag. Therefore it is reached through method handles, which works on all of
 * them without; {@link ScopeHandles} has the shapes.
 *
 * <p>What the tasks return or throw is not kept here: the releases differ in how they tell it.
 *
 * <p><em>Threading:</em> for the thread that opened it. It is cancelled by interrupting that thread: {@link #join()}
 * throws, and {@link #close()} then interrupts the tasks. A task forked after another has failed may never run at all.
 *
 * <p><em>Memory consistency:</em> what the owner did before {@link #fork} happens-before the task; what a task did
 * happens-before {@link #close()} returns.
 */
public final class TaskScope implements AutoCloseable {

    private final ScopeHandles handles;
    private final AutoCloseable scope;
    private ThreadFactory nextThread = Thread.ofVirtual().factory();

    private TaskScope(ScopeHandles handles, String name) {
        this.handles = handles;
        this.scope = handles.open(name, task -> nextThread.newThread(task));
    }

    /**
     * Opens a scope that the calling thread owns.
     *
     * @param name its name in thread dumps
     * @return the scope
     * @throws UnsupportedOperationException if this JDK's scope lacks a member that is needed here; says which
     */
    public static TaskScope open(String name) {
        return new TaskScope(ScopeHandles.ofThisJdk(), name);
    }

    /**
     * Throws now what {@link #open} would throw, for the thread that asks rather than the one that opens.
     *
     * @throws UnsupportedOperationException if this JDK's scope lacks a member that is needed here; says which
     */
    public static void requireSupported() {
        ScopeHandles.ofThisJdk();
    }

    /**
     * Starts a task in a thread of its own.
     *
     * @param thread makes that thread, which may be a virtual or a platform thread
     * @param task   the task; what it throws interrupts the others
     */
    public void fork(ThreadFactory thread, Callable<?> task) {
        nextThread = thread;
        handles.fork(scope, task);
    }

    /**
     * Waits until every task has ended, or one has failed.
     *
     * @throws InterruptedException if the owner is interrupted while waiting, or was before
     */
    public void join() throws InterruptedException {
        handles.join(scope);
    }

    /** Interrupts the tasks that are still running and waits until they have ended, as long as it takes. */
    @Override
    public void close() {
        try {
            scope.close();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("a scope's close declares no checked exception", e);
        }
    }
}
