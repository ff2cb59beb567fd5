package io.github.parallelpipe;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A stage that several workers of one run share: the first to come opens it, the last to leave closes it.
 *
 * <p>If it cannot be opened, the others wait until the run, which fails by that, interrupts them. A worker that comes when it is
 * closed again finds nothing to do: the others have left since the buffer has ended, or the run.
 */
final class SharedStage<X, O> implements ContextStage<X, O> {

    private final ContextStage<X, O> stage;

    private final ReentrantLock lock = new ReentrantLock();
    /** Waited on by those who came second; signalled by the first, when it has opened the stage. */
    private final Condition opened = lock.newCondition();

    private boolean hasFirst;
    private boolean isOpened;
    private boolean isClosed;
    private int users;

    SharedStage(ContextStage<X, O> stage) {
        this.stage = stage;
    }

    @Override
    public void open() throws Exception {
        if (becomeFirst()) {
            stage.open();
            opened();
        }
        use();
    }

    private boolean becomeFirst() {
        lock.lock();
        try {
            boolean first = !hasFirst;
            hasFirst = true;
            return first;
        } finally {
            lock.unlock();
        }
    }

    private void opened() {
        lock.lock();
        try {
            isOpened = true;
            opened.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void use() throws InterruptedException {
        lock.lock();
        try {
            while (!isOpened) {
                opened.await();
            }
            users++;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable O process(X item, ItemContext context) throws Exception {
        return stage.process(item, context);
    }

    @Override
    public void close() throws Exception {
        if (leave()) {
            stage.close();
        }
    }

    /** True for the last. */
    private boolean leave() {
        lock.lock();
        try {
            users--;
            boolean last = users == 0 && !isClosed;
            isClosed |= last;
            return last;
        } finally {
            lock.unlock();
        }
    }
}
