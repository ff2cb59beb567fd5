package io.github.parallelpipe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The helpers fail where a test relies on them to fail. */
class TaskTest {

    @ParameterizedTest
    @EnumSource
    void joinGivesTheResult(Threads threads) throws InterruptedException {
        assertThat(threads.start(() -> Thread.currentThread().isVirtual()).join())
                .isEqualTo(threads == Threads.VIRTUAL);
    }

    @ParameterizedTest
    @EnumSource
    void joinRethrowsAFailure(Threads threads) {
        Exception cause = new Exception("thrown by the task");

        Task<Void> task = threads.run(() -> {
            throw cause;
        });

        assertThatThrownBy(task::join).isInstanceOf(AssertionError.class).hasCause(cause);
    }

    @ParameterizedTest
    @EnumSource
    void failureRefusesASuccess(Threads threads) {
        Task<String> task = threads.start(() -> "fine");

        assertThatThrownBy(task::failure).isInstanceOf(AssertionError.class).hasMessageEndingWith("fine");
    }

    @ParameterizedTest
    @EnumSource
    void awaitBlockedRefusesATaskThatIsDone(Threads threads) throws InterruptedException {
        Task<String> task = threads.start(() -> "fine");
        task.join();

        assertThatThrownBy(task::awaitBlocked).isInstanceOf(AssertionError.class).hasMessageContaining("does not wait");
    }

    @ParameterizedTest
    @EnumSource
    void aTaskThatWaitsIsSeenWaiting(Threads threads) throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(1);
        Task<Void> task = threads.run(latch::await).awaitBlockedForever();

        latch.countDown();

        task.join();
    }

    @ParameterizedTest
    @EnumSource
    void awaitBlockedRefusesAThreadThatHasEnded(Threads threads) throws InterruptedException {
        Thread thread = threads.start(Thread::currentThread).join();
        thread.join();

        assertThatThrownBy(() -> Threads.awaitBlocked(thread))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("does not wait");
    }

    @ParameterizedTest
    @EnumSource
    void leftInterruptedTellsWhetherTheInterruptWasKept(Threads threads) throws InterruptedException {
        Task<Void> keeping = threads.run(() -> Thread.currentThread().interrupt());
        Task<Boolean> clearing = threads.start(() -> {
            Thread.currentThread().interrupt();
            return Thread.interrupted();
        });
        keeping.join();
        clearing.join();

        assertThat(keeping.leftInterrupted()).isTrue();
        assertThat(clearing.leftInterrupted()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void leftInterruptedRefusesATaskThatIsNotDone(Threads threads) throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(1);
        Task<Void> task = threads.run(latch::await);

        assertThatThrownBy(task::leftInterrupted).isInstanceOf(AssertionError.class).hasMessageContaining("at work");

        latch.countDown();
        task.join();
    }
}
