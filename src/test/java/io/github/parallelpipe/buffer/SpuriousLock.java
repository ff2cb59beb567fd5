package io.github.parallelpipe.buffer;

import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A lock whose conditions wake, as they may, without a signal: every other wait ends at once. */
final class SpuriousLock extends ReentrantLock {

    private static final long serialVersionUID = 1L;

    @Override
    public Condition newCondition() {
        return new Spurious(super.newCondition());
    }

    private static final class Spurious implements Condition {

        private final Condition condition;
        private boolean wakes; // under the lock

        Spurious(Condition condition) {
            this.condition = condition;
        }

        private boolean wakes() {
            wakes = !wakes;
            return wakes;
        }

        @Override
        public void await() throws InterruptedException {
            if (!wakes()) {
                condition.await();
            }
        }

        @Override
        public long awaitNanos(long nanos) throws InterruptedException {
            return wakes() ? nanos - 1 : condition.awaitNanos(nanos);
        }

        @Override
        public void signal() {
            condition.signal();
        }

        @Override
        public void signalAll() {
            condition.signalAll();
        }

        @Override
        public boolean await(long time, TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean awaitUntil(Date deadline) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void awaitUninterruptibly() {
            throw new UnsupportedOperationException();
        }
    }
}
