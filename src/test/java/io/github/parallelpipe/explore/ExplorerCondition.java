package io.github.parallelpipe.explore;

import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/**
 * A condition of an {@link ExplorerLock}. As with the real one, a signal goes to the client that has waited longest.
 */
final class ExplorerCondition implements Condition {

    private final ExplorerLock lock;
    private final Run run;
    private final int index;
    private final Deque<Client> waiting = new ArrayDeque<>();
    private String name;

    ExplorerCondition(ExplorerLock lock, Run run, int index) {
        this.lock = lock;
        this.run = run;
        this.index = index;
        this.name = "condition " + index;
    }

    void name(String field) {
        name = field;
    }

    int index() {
        return index;
    }

    boolean hasWaiters() {
        return !waiting.isEmpty();
    }

    /** A client's place among those that wait, different for each condition. */
    int place(Client client) {
        int place = index * 16 + 1;
        for (Client other : waiting) {
            if (other == client) {
                break;
            }
            place++;
        }
        return place;
    }

    @Override
    public void await() throws InterruptedException {
        awaitNanos(Call.FOR_EVER);
    }

    @Override
    public long awaitNanos(long nanos) throws InterruptedException {
        lock.requireHeld();
        run.beforeWait();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        int held = lock.release();
        Client client = run.running();
        long deadline = nanos == Call.FOR_EVER ? Call.FOR_EVER : run.now() + Math.max(0, nanos);
        client.waitOn(this, deadline);
        waiting.addLast(client);
        run.tell(() -> "waits on " + name);
        run.pause(client);
        lock.reacquire(held);
        if (client.wake == Client.Wake.INTERRUPT) {
            throw new InterruptedException();
        }
        return nanos == Call.FOR_EVER ? nanos : deadline - run.now();
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
        throw new UnsupportedOperationException("not explored: it has no virtual clock");
    }

    @Override
    public void signal() {
        lock.requireHeld();
        Client first = waiting.pollFirst();
        run.tell(() -> "signals " + name + (first == null ? ", where nobody waits" : ", which wakes " + first));
        if (first != null) {
            first.wake(Client.Wake.SIGNAL);
        }
    }

    @Override
    public void signalAll() {
        lock.requireHeld();
        run.tell(() -> "signals all on " + name
                + (waiting.isEmpty() ? ", where nobody waits" : ", which wakes " + waiting));
        waiting.forEach(client -> client.wake(Client.Wake.SIGNAL));
        waiting.clear();
    }

    /** Wakes a client that nobody has signalled. */
    void wake(Client client, Client.Wake reason) {
        waiting.remove(client);
        client.wake(reason);
    }

    @Override
    public String toString() {
        return name;
    }
}
