package io.github.parallelpipe.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import io.github.parallelpipe.testing.Patience;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On whatever JDK runs the test: the same behaviour. */
class TaskScopeTest {

    private final CountDownLatch never = new CountDownLatch(1);

    private static ThreadFactory factory(Threads threads, String name) {
        return (threads == Threads.VIRTUAL ? Thread.ofVirtual() : Thread.ofPlatform()).name(name).factory();
    }

    /** A task that waits until it is interrupted, and tells. */
    private Void waitToBeInterrupted(CountDownLatch started, CountDownLatch interrupted) throws InterruptedException {
        started.countDown();
        try {
            never.await();
            return null;
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
    }

    @Test
    void isSupportedHere() {
        TaskScope.requireSupported();
    }

    @ParameterizedTest
    @EnumSource
    void runsEachTaskInAThreadOfItsFactory(Threads threads) throws InterruptedException {
        AtomicReference<Thread> first = new AtomicReference<>();
        AtomicReference<Thread> second = new AtomicReference<>();
        try (TaskScope scope = TaskScope.open("test")) {
            scope.fork(factory(threads, "test/first"), () -> {
                first.set(Thread.currentThread());
                return null;
            });
            scope.fork(factory(threads, "test/second"), () -> {
                second.set(Thread.currentThread());
                return null;
            });
            scope.join();
        }

        assertThat(first.get().getName()).isEqualTo("test/first");
        assertThat(second.get().getName()).isEqualTo("test/second");
        assertThat(first.get().isVirtual()).isEqualTo(threads == Threads.VIRTUAL);
    }

    @Test
    void joinsWhereNothingWasForked() throws InterruptedException {
        try (TaskScope scope = TaskScope.open("test")) {
            scope.join();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatATaskWroteIsSeenAfterTheClose(Threads threads) throws InterruptedException {
        int[] plain = {1};
        try (TaskScope scope = TaskScope.open("test")) {
            scope.fork(factory(threads, "test/task"), () -> plain[0]++);
            scope.join();
        }
        assertThat(plain[0]).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aFailureInterruptsTheOthersAndEndsJoin(Threads threads) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open("test")) {
            scope.fork(factory(threads, "test/other"), () -> waitToBeInterrupted(started, interrupted));
            scope.fork(factory(threads, "test/failing"), () -> {
                started.await();
                throw new IOException("thrown by the task");
            });
            scope.join();
        }
        assertThat(interrupted.getCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void anErrorInterruptsTheOthersToo(Threads threads) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open("test")) {
            scope.fork(factory(threads, "test/other"), () -> waitToBeInterrupted(started, interrupted));
            scope.fork(factory(threads, "test/failing"), () -> {
                started.await();
                throw new AssertionError("thrown by the task");
            });
            scope.join();
        }
        assertThat(interrupted.getCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void interruptingTheOwnerEndsJoinAndThenCloseInterruptsTheTasks(Threads threads) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Task<Long> owner = threads.start(() -> {
            try (TaskScope scope = TaskScope.open("test")) {
                scope.fork(factory(threads, "test/task"), () -> waitToBeInterrupted(started, interrupted));
                assertThatThrownBy(scope::join).isInstanceOf(InterruptedException.class);
            }
            return interrupted.getCount();
        });
        started.await();
        owner.awaitBlocked();

        owner.interrupt();

        assertThat(owner.join()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void anOwnerThatWasInterruptedBeforeDoesNotWait(Threads threads) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Task<Long> owner = threads.start(() -> {
            try (TaskScope scope = TaskScope.open("test")) {
                scope.fork(factory(threads, "test/task"), () -> waitToBeInterrupted(started, interrupted));
                started.await();
                Thread.currentThread().interrupt();
                assertThatThrownBy(scope::join).isInstanceOf(InterruptedException.class);
            }
            return interrupted.getCount();
        });

        assertThat(owner.join()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void closeWaitsForATaskThatIgnoresItsInterrupt(Threads threads) throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        Task<Boolean> owner = threads.start(() -> {
            try (TaskScope scope = TaskScope.open("test")) {
                CountDownLatch started = new CountDownLatch(1);
                scope.fork(factory(threads, "test/stubborn"), () -> {
                    waitOutTheInterrupt(started, interrupted);
                    released.await();
                    ended.set(true);
                    return null;
                });
                started.await();
                Thread.currentThread().interrupt();
                assertThatThrownBy(scope::join).isInstanceOf(InterruptedException.class);
            }
            return ended.get(); // not isAlive(): a thread leaves the scope just before it dies
        });

        interrupted.await();
        owner.awaitBlocked();
        released.countDown();

        assertThat(owner.join()).isTrue();
    }

    private void waitOutTheInterrupt(CountDownLatch started, CountDownLatch interrupted) {
        try {
            waitToBeInterrupted(started, interrupted);
        } catch (InterruptedException e) {
            // ignored: that is the point
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesToBeJoinedByAnotherThread(Threads threads) throws InterruptedException {
        try (TaskScope scope = TaskScope.open("test")) {
            assertThat(threads.run(scope::join).failure()).isInstanceOf(WrongThreadException.class);
            assertThat(threads.run(scope::close).failure()).isInstanceOf(WrongThreadException.class);
            scope.join();
        }
    }

    @Test
    void closesTwice() throws InterruptedException {
        TaskScope scope = TaskScope.open("test");
        scope.join();
        scope.close();
        scope.close();
    }

    @Test
    void refusesAForkOnceClosed() throws InterruptedException {
        TaskScope scope = TaskScope.open("test");
        scope.join();
        scope.close();

        assertThatThrownBy(() -> scope.fork(factory(Threads.VIRTUAL, "test/late"), () -> null))
                .isInstanceOf(IllegalStateException.class);
    }

    /** Waited for and interrupted nevertheless: then the mistake is told. */
    @Test
    void aCloseWithoutAJoinEndsTheTasksAndThenComplains() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        TaskScope scope = TaskScope.open("test");
        scope.fork(factory(Threads.VIRTUAL, "test/task"), () -> waitToBeInterrupted(started, interrupted));
        started.await();

        assertThatThrownBy(scope::close).isInstanceOf(IllegalStateException.class);

        assertThat(interrupted.getCount()).isZero();
    }

    @Test
    void theScopeAndItsThreadsAreNamedInAThreadDump(@TempDir Path folder) throws InterruptedException, IOException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        String dump;
        try (TaskScope scope = TaskScope.open("my-scope")) {
            scope.fork(factory(Threads.VIRTUAL, "my-task"), () -> {
                started.countDown();
                released.await();
                return null;
            });
            Patience.awaitUntil("the task runs", () -> started.getCount() == 0);
            dump = dump(folder.resolve("threads.json"));
            released.countDown();
            scope.join();
        }
        assertThat(dump).contains("\"my-task\"").containsPattern("\"container\": \"my-scope\\b");
    }

    private static String dump(Path file) throws IOException {
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(file.toString(), ThreadDumpFormat.JSON);
        return Files.readString(file);
    }
}
