package io.github.parallelpipe.buffer;

import static io.github.parallelpipe.buffer.Buffers.counts;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every way to take that waits for an item. */
class WaitingTakesTest {

    private final RingBuffer<String> buffer = new RingBuffer<>(4);

    static Stream<Arguments> takings() {
        return Threads.with((Object[]) Taking.values());
    }

    @ParameterizedTest
    @EnumSource
    void takesWhatIsBufferedAtOnce(Taking taking) throws InterruptedException {
        buffer.put("a");

        assertThat(taking.from(buffer)).containsExactly("a");
        assertThat(buffer.counts()).isEqualTo(counts(1, 1, 0, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("takings")
    void waitsForAnItem(Taking taking, Threads threads) throws InterruptedException {
        Task<List<String>> taker = threads.start(() -> taking.from(buffer)).awaitBlocked();

        buffer.put("a");

        assertThat(taker.join()).containsExactly("a");
        assertThat(buffer.counts()).isEqualTo(counts(1, 1, 0, 0, 0));
    }

    @ParameterizedTest
    @EnumSource
    void endsAtOnceWhenClosed(Taking taking) throws InterruptedException {
        buffer.close();

        assertThat(taking.from(buffer)).isEmpty();
        assertThat(buffer.counts()).isEqualTo(counts(0, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @EnumSource
    void takesWhatIsLeftAfterTheCloseAndThenEnds(Taking taking) throws InterruptedException {
        buffer.put("a");
        buffer.close();

        assertThat(buffer.isEnded()).isFalse();
        assertThat(taking.from(buffer)).containsExactly("a");
        assertThat(buffer.isEnded()).isTrue();
        assertThat(taking.from(buffer)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("takings")
    void endsWhenClosedWhileWaiting(Taking taking, Threads threads) throws InterruptedException {
        Task<List<String>> first = threads.start(() -> taking.from(buffer)).awaitBlocked();
        Task<List<String>> second = threads.start(() -> taking.from(buffer)).awaitBlocked();
        Task<List<String>> third = threads.start(() -> taking.from(buffer)).awaitBlocked();

        buffer.close();

        assertThat(first.join()).isEmpty();
        assertThat(second.join()).isEmpty();
        assertThat(third.join()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("takings")
    void throwsWhenInterruptedBeforeItHasToWait(Taking taking, Threads threads) throws InterruptedException {
        Task<List<String>> taker = threads.start(() -> {
            Thread.currentThread().interrupt();
            return taking.from(buffer);
        });

        assertThat(taker.failure()).isInstanceOf(InterruptedException.class);
    }

    @ParameterizedTest
    @MethodSource("takings")
    void leavesTheInterruptAloneWhereItNeedNotWait(Taking taking, Threads threads) throws InterruptedException {
        buffer.put("a");

        Task<Boolean> taker = threads.start(() -> {
            Thread.currentThread().interrupt();
            assertThat(taking.from(buffer)).containsExactly("a");
            return Thread.currentThread().isInterrupted();
        });

        assertThat(taker.join()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("takings")
    void removesNothingWhenInterruptedWhileWaiting(Taking taking, Threads threads) throws InterruptedException {
        Task<List<String>> taker = threads.start(() -> taking.from(buffer)).awaitBlocked();

        assertThat(taker.interrupt().failure()).isInstanceOf(InterruptedException.class);
        buffer.put("a");

        assertThat(buffer.counts()).isEqualTo(counts(1, 0, 0, 0, 1));
    }
}
