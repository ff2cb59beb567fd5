package io.github.parallelpipe.buffer;

import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A lock for critical sections of a few dozen instructions, in which nothing waits and no user code runs. Whoever finds it
 * held spins, since it will be free in a moment. Who waits for something to happen does so on a condition, parked.
 *
 * <p>Not reentrant, not fair, and it does not know its owner: it trusts its one caller to have the lock where it must,
 * which the build checks ({@code GuardedBy}).
 *
 * <p><em>What it saves.</em> A {@code ReentrantLock} has to look, after each unlock, for threads that sleep until it is
 * free; for that its store must be seen by all before the load that follows, which is the slowest thing that a put or a take
 * does. Here nobody sleeps until the lock is free, so the store need only come after what was done under the lock. The
 * figures are in {@code src/docs/benchmarks}.
 *
 * <p><em>Invariants</em>, each under the lock:
 * <ol>
 * <li>a thread is among a condition's waiters from before it parks until it is signalled, or gives up
 * <li>one that was signalled does not stay parked: the thread that signalled it unparks it right after the unlock
 * </ol>
 * Not before, as it could do nothing yet, and unparking takes a hundred times as long as all that is done under the lock. A
 * thread that is signalled and interrupted at once returns, and stays interrupted: if it threw, the signal would be lost.
 */
final class SpinLock implements Lock {

    /** About as long as others hold the lock. */
    private static final int SPINS = 100;

    /** After so many tries, whoever holds the lock seems to have lost its processor, and has been offered this one in vain. */
    private static final int SPINS_AND_YIELDS = 1_000;

    private static final long NAP_NANOS = 50_000;

    private final AtomicBoolean held = new AtomicBoolean();

    /** Signalled since the lock was taken, and to be unparked. Under the lock. */
    private @Nullable Waiter signalled;

    @Override
    public void lock() {
        for (int tries = 0; !tryLock(); tries++) {
            pause(tries);
        }
    }

    @Override
    public boolean tryLock() {
        return !held.get() && held.compareAndSet(false, true);
    }

    private void pause(int tries) {
        if (tries < SPINS) {
            Thread.onSpinWait();
        } else if (tries < SPINS_AND_YIELDS) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(this, NAP_NANOS);
        }
    }

    @Override
    public void unlock() {
        Waiter toUnpark = signalled;
        if (toUnpark == null) {
            held.setRelease(false);
            return;
        }
        signalled = null;
        held.setRelease(false);
        do {
            LockSupport.unpark(toUnpark.thread);
            toUnpark = toUnpark.next;
        } while (toUnpark != null);
    }

    @Override
    public Condition newCondition() {
        return new Waiting();
    }

    /** As nobody waits long for the lock, an interrupt is looked for only before. */
    @Override
    public void lockInterruptibly() throws InterruptedException {
        throwIfInterrupted();
        lock();
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        lockInterruptibly();
        return true;
    }

    private static void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** A thread that waits on a condition. */
    private static final class Waiter {

        final Thread thread = Thread.currentThread();

        /** Written under the lock; read by the thread without it, to find out why it was unparked. */
        volatile boolean isSignalled;

        /** The next to be signalled. Once this one is signalled, the next to be unparked: not written after the unlock. */
        @Nullable Waiter next;
    }

    private final class Waiting implements Condition {

        /** The waiters, linked: a signal goes to the thread that has waited longest. No queue of the JDK is as small. */
        private @Nullable Waiter first;
        private @Nullable Waiter last;

        @Override
        public void await() throws InterruptedException {
            Waiter self = add();
            boolean interrupted = false;
            unlock();
            while (!self.isSignalled && !interrupted) {
                LockSupport.park(SpinLock.this);
                interrupted = Thread.interrupted();
            }
            lock();
            leave(self, interrupted);
        }

        @Override
        public long awaitNanos(long nanos) throws InterruptedException {
            Waiter self = add();
            long start = System.nanoTime();
            long left = nanos;
            boolean interrupted = false;
            unlock();
            while (!self.isSignalled && !interrupted && left > 0) {
                LockSupport.parkNanos(SpinLock.this, left);
                interrupted = Thread.interrupted();
                left = nanos - (System.nanoTime() - start);
            }
            lock();
            leave(self, interrupted);
            return left;
        }

        @Override
        @SuppressWarnings("WaitNotInLoop") // the caller has the loop
        public boolean await(long time, TimeUnit unit) throws InterruptedException {
            return awaitNanos(unit.toNanos(time)) > 0;
        }

        @Override
        public boolean awaitUntil(Date deadline) {
            throw new UnsupportedOperationException("nothing here waits by the clock on the wall");
        }

        @Override
        public void awaitUninterruptibly() {
            throw new UnsupportedOperationException("every wait can be interrupted");
        }

        @Override
        public void signal() {
            if (first != null) {
                wake(first);
            }
        }

        @Override
        public void signalAll() {
            while (first != null) {
                wake(first);
            }
        }

        private Waiter add() throws InterruptedException {
            throwIfInterrupted();
            Waiter self = new Waiter();
            if (last == null) {
                first = self;
            } else {
                last.next = self;
            }
            last = self;
            return self;
        }

        private void wake(Waiter waiter) {
            remove(waiter);
            waiter.isSignalled = true;
            waiter.next = signalled;
            signalled = waiter;
        }

        private void remove(Waiter waiter) {
            Waiter before = null;
            for (Waiter at = first; at != null && at != waiter; at = at.next) {
                before = at;
            }
            if (before == null) {
                first = waiter.next;
            } else {
                before.next = waiter.next;
            }
            if (last == waiter) {
                last = before;
            }
        }

        private void leave(Waiter self, boolean interrupted) throws InterruptedException {
            if (!self.isSignalled) {
                remove(self);
            }
            if (interrupted && !self.isSignalled) {
                throw new InterruptedException();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
