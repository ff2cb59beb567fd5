package io.github.parallelpipe.buffer;

import io.github.parallelpipe.explore.simulated.Scenario;
import io.github.parallelpipe.explore.simulated.Thread;
import io.github.parallelpipe.explore.simulated.World;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.function.Supplier;

/** Small programs of threads that share a {@link SpinLock}, for the explorer. */
public final class SpinLockScenarios {

    private SpinLockScenarios() {}

    /** {@return makers of all of them} */
    public static List<Supplier<Scenario>> all() {
        return List.of(
                Excluded::new,
                Signalled::new,
                SignalledTogether::new,
                Interrupted::new,
                InterruptedBetween::new,
                Late::new);
    }

    private abstract static class Locked implements Scenario {

        final SpinLock lock = new SpinLock();
        final Condition opened = lock.newCondition();
        boolean isOpen;
        private int inside;
        private int passed;
        private int expected;
        World world;

        @Override
        public final void begin(World of) {
            world = of;
            threads();
        }

        abstract void threads();

        /** A thread that passes, once it is open. */
        final Thread passer(String name) {
            expected++;
            return world.thread(name, this::pass);
        }

        private void pass() {
            lock.lock();
            try {
                awaitOpen();
                passOn();
            } catch (InterruptedException e) {
                // It has given up.
            } finally {
                alone();
                passed++;
                lock.unlock();
            }
        }

        /** To the next that waits. */
        void passOn() {
            if (isOpen) {
                opened.signal();
            }
        }

        void awaitOpen() throws InterruptedException {
            while (!isOpen) {
                opened.await();
            }
        }

        /** Does something under the lock, during which others may try to come in. */
        final void alone() {
            world.check(inside == 0, "two threads have the lock");
            inside++;
            world.point();
            inside--;
        }

        final void opener() {
            world.thread("opener", this::open);
        }

        final void open() {
            lock.lock();
            isOpen = true;
            wake();
            alone();
            lock.unlock();
        }

        void wake() {
            opened.signal();
        }

        @Override
        public final void end(World of) {
            world.check(passed == expected, passed + " of " + expected + " have passed");
        }

        @Override
        public int switches() {
            return Integer.MAX_VALUE;
        }

        @Override
        public final String toString() {
            return getClass().getSimpleName();
        }
    }

    /** Three threads want the lock. */
    private static final class Excluded extends Locked {

        @Override
        void threads() {
            isOpen = true;
            passer("A");
            passer("B");
            passer("C");
        }
    }

    /** One signal, which each that it reaches passes on. */
    private static final class Signalled extends Locked {

        @Override
        void threads() {
            passer("A");
            passer("B");
            opener();
        }
    }

    /** One signal for all. */
    private static final class SignalledTogether extends Locked {

        @Override
        void threads() {
            passer("A");
            passer("B");
            opener();
        }

        @Override
        void wake() {
            opened.signalAll();
        }

        @Override
        void passOn() {}
    }

    /** One of those that wait is interrupted, at any moment: also just after it was signalled. */
    private static final class Interrupted extends Locked {

        @Override
        void threads() {
            Thread first = passer("A");
            passer("B");
            opener();
            world.thread("boss", first::interrupt);
        }

        @Override
        public int switches() {
            return 3;
        }
    }

    /** One that waits between others is interrupted. */
    private static final class InterruptedBetween extends Locked {

        @Override
        void threads() {
            passer("A");
            Thread between = passer("B");
            passer("C");
            world.thread("boss", () -> {
                between.interrupt();
                open();
            });
        }

        @Override
        public int switches() {
            return 1;
        }
    }

    /** They wait no longer than a while: whose time is up must not be signalled in the place of another. */
    private static final class Late extends Locked {

        private boolean oneIsPatient;

        @Override
        void threads() {
            passer("A");
            passer("B");
            opener();
        }

        @Override
        void awaitOpen() throws InterruptedException {
            if (!oneIsPatient) {
                oneIsPatient = true;
                super.awaitOpen();
                return;
            }
            long left = 10;
            while (!isOpen && left > 0) {
                left = opened.awaitNanos(left);
            }
        }
    }
}
