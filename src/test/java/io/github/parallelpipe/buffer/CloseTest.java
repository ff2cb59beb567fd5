package io.github.parallelpipe.buffer;

import static io.github.parallelpipe.buffer.Buffers.counts;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The end of a buffer. */
class CloseTest {

    @Test
    void isOpenAtFirst() {
        RingBuffer<String> buffer = new RingBuffer<>(1);

        assertThat(buffer.isClosed()).isFalse();
        assertThat(buffer.isEnded()).isFalse();
    }

    @Test
    void closeLeavesWhatIsBuffered() throws InterruptedException {
        RingBuffer<String> buffer = Buffers.holding(2, Overflow.BLOCK, "a", "b");

        buffer.close();
        buffer.close();

        assertThat(buffer.isClosed()).isTrue();
        assertThat(buffer.isEnded()).isFalse();
        assertThat(buffer.counts()).isEqualTo(counts(2, 0, 0, 0, 2));
        assertThat(buffer.take()).isEqualTo("a");
        assertThat(buffer.poll()).isEqualTo("b");
        assertThat(buffer.isEnded()).isTrue();
    }

    @Test
    void closeNowHandsBackWhatIsBuffered() throws InterruptedException {
        RingBuffer<String> buffer = Buffers.holding(2, Overflow.DROP_OLDEST, "a", "b", "c");

        assertThat(buffer.closeNow()).containsExactly("b", "c");

        assertThat(buffer.isClosed()).isTrue();
        assertThat(buffer.isEnded()).isTrue();
        assertThat(buffer.counts()).isEqualTo(counts(3, 0, 1, 2, 0));
        assertThat(buffer.drainAll()).isEmpty();
        buffer.checkInvariants();
    }

    @Test
    void closeNowAfterCloseHandsBackWhatIsLeft() throws InterruptedException {
        RingBuffer<String> buffer = Buffers.holding(2, Overflow.BLOCK, "a", "b");
        buffer.close();
        buffer.take();

        assertThat(buffer.closeNow()).containsExactly("b");
        assertThat(buffer.closeNow()).isEmpty();

        assertThat(buffer.counts()).isEqualTo(counts(2, 1, 0, 1, 0));
    }

    @ParameterizedTest
    @EnumSource
    void closeWakesTakersOfEveryKindAtOnce(Threads threads) throws InterruptedException {
        RingBuffer<String> buffer = new RingBuffer<>(3);
        List<Task<List<String>>> takers = startOneOfEachKind(threads, buffer);

        buffer.close();

        for (Task<List<String>> taker : takers) {
            assertThat(taker.join()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void closeNowWakesTakersOfEveryKindAtOnce(Threads threads) throws InterruptedException {
        RingBuffer<String> buffer = new RingBuffer<>(3);
        List<Task<List<String>>> takers = startOneOfEachKind(threads, buffer);

        assertThat(buffer.closeNow()).isEmpty();

        for (Task<List<String>> taker : takers) {
            assertThat(taker.join()).isEmpty();
        }
    }

    private static List<Task<List<String>>> startOneOfEachKind(Threads threads, RingBuffer<String> buffer) {
        List<Task<List<String>>> takers = new ArrayList<>();
        for (Taking taking : Taking.values()) {
            takers.add(threads.start(() -> taking.from(buffer)).awaitBlocked());
        }
        return takers;
    }
}
