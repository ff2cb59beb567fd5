package io.github.parallelpipe.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpinLockTest {

    private static final int TURNS = 20_000;

    private final SpinLock lock = new SpinLock();
    private final Condition condition = lock.newCondition();

    private int guarded;

    @ParameterizedTest
    @EnumSource
    void belongsToOneThreadAtATime(Threads threads) throws InterruptedException {
        List<Task<Void>> tasks = IntStream.range(0, 4).mapToObj(any -> threads.run(this::count)).toList();
        for (Task<Void> task : tasks) {
            task.join();
        }
        assertThat(guarded).isEqualTo(4 * TURNS);
    }

    private void count() {
        for (int i = 0; i < TURNS; i++) {
            lock.lock();
            try {
                guarded++;
            } finally {
                lock.unlock();
            }
        }
    }

    @Test
    void isNotGivenTwice() {
        assertThat(lock.tryLock()).isTrue();
        assertThat(lock.tryLock()).isFalse();
        lock.unlock();
        assertThat(lock.tryLock()).isTrue();
    }

    @Test
    void isTakenAlsoInterruptiblyAndWithinATime() throws InterruptedException {
        lock.lockInterruptibly();
        assertThat(lock.tryLock()).isFalse();
        lock.unlock();
        assertThat(lock.tryLock(1, TimeUnit.DAYS)).isTrue();
        assertThat(lock.tryLock()).isFalse();
    }

    @Test
    void interruptedBeforeItIsTakenItIsLeftFree() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(lock::lockInterruptibly).isInstanceOf(InterruptedException.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> lock.tryLock(1, TimeUnit.DAYS)).isInstanceOf(InterruptedException.class);
        assertThat(lock.tryLock()).isTrue();
    }

    /** Such as where whoever has it has lost its processor. */
    @ParameterizedTest
    @EnumSource
    void isWaitedForHoweverLongItTakes(Threads threads) throws InterruptedException {
        lock.lock();
        Task<Void> other = threads.run(this::count);
        other.awaitBlockedForATime();
        assertThat(guarded).isZero();
        lock.unlock();
        other.join();
        assertThat(guarded).isEqualTo(TURNS);
    }

    @ParameterizedTest
    @EnumSource
    void aSignalGoesToWhoHasWaitedLongest(Threads threads) throws InterruptedException {
        Task<Boolean> first = waiting(threads);
        Task<Boolean> second = waiting(threads);
        signal();
        assertThat(first.join()).isTrue();
        assertWaits(second);
        signal();
        assertThat(second.join()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void severalSignalsUnderOneLockReachAsMany(Threads threads) throws InterruptedException {
        List<Task<Boolean>> waiting = List.of(waiting(threads), waiting(threads), waiting(threads));
        lock.lock();
        condition.signal();
        condition.signal();
        lock.unlock();
        assertThat(waiting.get(0).join()).isTrue();
        assertThat(waiting.get(1).join()).isTrue();
        assertWaits(waiting.get(2));
        signal();
        waiting.get(2).join();
    }

    @ParameterizedTest
    @EnumSource
    void signalAllReachesAll(Threads threads) throws InterruptedException {
        List<Task<Boolean>> waiting = List.of(waiting(threads), waiting(threads), waiting(threads));
        lock.lock();
        condition.signalAll();
        lock.unlock();
        for (Task<Boolean> task : waiting) {
            assertThat(task.join()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSignalThatNobodyWaitsForIsForgotten(Threads threads) throws InterruptedException {
        signal();
        Task<Boolean> late = waiting(threads);
        signal();
        assertThat(late.join()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aSignalOnAnotherConditionIsNotForIt(Threads threads) throws InterruptedException {
        Task<Boolean> task = waiting(threads);
        lock.lock();
        lock.newCondition().signalAll();
        lock.unlock();
        assertWaits(task);
        signal();
        task.join();
    }

    @ParameterizedTest
    @EnumSource
    void anUnparkIsNoSignal(Threads threads) throws InterruptedException {
        Task<Boolean> task = waiting(threads);
        LockSupport.unpark(task.thread());
        assertWaits(task);
        signal();
        assertThat(task.join()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void interruptedBeforeItThrowsAndDoesNotWait(Threads threads) throws InterruptedException {
        Task<Boolean> interrupted = threads.start(() -> {
            Thread.currentThread().interrupt();
            return await(Long.MAX_VALUE);
        });
        assertThat(interrupted.failure()).isInstanceOf(InterruptedException.class);
        assertThat(interrupted.leftInterrupted()).isFalse();
        assertNobodyInFrontOf(waiting(threads));
    }

    @ParameterizedTest
    @EnumSource
    void interruptedWhileWaitingItThrowsWithTheLockAndIsForgotten(Threads threads) throws InterruptedException {
        Task<Boolean> interrupted = waiting(threads);
        Task<Boolean> next = waiting(threads);
        interrupted.interrupt();
        assertThat(interrupted.failure()).isInstanceOf(InterruptedException.class);
        assertThat(interrupted.leftInterrupted()).isFalse();
        assertNobodyInFrontOf(next);
    }

    @ParameterizedTest
    @EnumSource
    void whoGivesUpBetweenOthersIsForgottenAlone(Threads threads) throws InterruptedException {
        Task<Boolean> first = waiting(threads);
        Task<Boolean> between = waiting(threads);
        Task<Boolean> last = waiting(threads);
        between.interrupt();
        assertThat(between.failure()).isInstanceOf(InterruptedException.class);
        signal();
        assertThat(first.join()).isTrue();
        signal();
        assertThat(last.join()).isTrue();
    }

    /** Else the signal would be lost. */
    @ParameterizedTest
    @EnumSource
    void signalledAndInterruptedItReturnsAndStaysInterrupted(Threads threads) throws InterruptedException {
        Task<Boolean> task = waiting(threads);
        lock.lock();
        condition.signal();
        task.interrupt();
        lock.unlock();
        assertThat(task.join()).isTrue();
        assertThat(task.leftInterrupted()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void afterItsTimeItReturnsAndIsForgotten(Threads threads) throws InterruptedException {
        assertThat(threads.start(() -> await(TimeUnit.MILLISECONDS.toNanos(1))).join()).isFalse();
        assertNobodyInFrontOf(waiting(threads));
    }

    @ParameterizedTest
    @EnumSource
    void signalledInTimeItSaysThatTimeIsLeft(Threads threads) throws InterruptedException {
        Task<Boolean> task = threads.start(() -> await(TimeUnit.HOURS.toNanos(1))).awaitBlockedForATime();
        signal();
        assertThat(task.join()).isTrue();
    }

    @Test
    void inAnyUnitItSaysWhetherTimeIsLeft() throws InterruptedException {
        Task<Boolean> task = Threads.VIRTUAL.start(() -> {
            lock.lock();
            try {
                return condition.await(1, TimeUnit.DAYS) && !condition.await(1, TimeUnit.NANOSECONDS);
            } finally {
                lock.unlock();
            }
        }).awaitBlockedForATime();
        signal();
        assertThat(task.join()).isTrue();
    }

    private void assertNobodyInFrontOf(Task<Boolean> waiting) throws InterruptedException {
        signal();
        assertThat(waiting.join()).isTrue();
    }

    private static void assertWaits(Task<?> task) {
        task.awaitBlockedForever();
    }

    private Task<Boolean> waiting(Threads threads) {
        return threads.start(() -> {
            lock.lock();
            try {
                condition.await();
                return true;
            } finally {
                lock.unlock();
            }
        }).awaitBlockedForever();
    }

    /** Whether it was signalled in time. */
    private boolean await(long nanos) throws InterruptedException {
        lock.lock();
        try {
            return condition.awaitNanos(nanos) > 0;
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        lock.lock();
        try {
            condition.signal();
        } finally {
            lock.unlock();
        }
    }
}
