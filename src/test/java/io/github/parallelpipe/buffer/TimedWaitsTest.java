package io.github.parallelpipe.buffer;

import static io.github.parallelpipe.buffer.Buffers.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a time limit does to a wait. */
class TimedWaitsTest {

    /** More nanoseconds than a long can count. */
    private static final Duration CENTURIES = Duration.ofSeconds(Long.MAX_VALUE);

    private final Batch<String> batch = new Batch<>(0);

    @ParameterizedTest
    @EnumSource(names = {"BLOCK", "FAIL"})
    void aPutThatFindsNoRoomInTimeGivesTheItemBackUncounted(Overflow overflow) throws InterruptedException {
        RingBuffer<String> buffer = Buffers.holding(1, overflow, "a");
        long start = System.nanoTime();

        assertThat(buffer.put("b", Duration.ofMillis(20))).isEqualTo("b");

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
        assertThat(buffer.counts()).isEqualTo(counts(1, 0, 0, 0, 1));
        assertThat(buffer.take()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void aPutThatMayNotWaitGivesTheItemBackAtOnce(long seconds) throws InterruptedException {
        for (Overflow overflow : new Overflow[] {Overflow.BLOCK, Overflow.FAIL}) {
            RingBuffer<String> buffer = Buffers.holding(1, overflow, "a");

            assertThat(buffer.put("b", Duration.ofSeconds(seconds))).isEqualTo("b");
            assertThat(buffer.counts()).isEqualTo(counts(1, 0, 0, 0, 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPutThatMayNotWaitUsesTheRoomThereIs(Overflow overflow) throws InterruptedException {
        RingBuffer<String> buffer = new RingBuffer<>(1, overflow);

        assertThat(buffer.put("a", Duration.ZERO)).isNull();
        assertThat(buffer.counts()).isEqualTo(counts(1, 0, 0, 0, 1));
    }

    @Test
    void aPutThatDropsNeverWaits() throws InterruptedException {
        RingBuffer<String> oldest = Buffers.holding(1, Overflow.DROP_OLDEST, "a");
        RingBuffer<String> newest = Buffers.holding(1, Overflow.DROP_NEWEST, "a");

        assertThat(oldest.put("b", CENTURIES)).isEqualTo("a");
        assertThat(newest.put("b", CENTURIES)).isEqualTo("b");

        assertThat(oldest.counts()).isEqualTo(counts(2, 0, 1, 0, 1));
        assertThat(newest.counts()).isEqualTo(counts(2, 0, 1, 0, 1));
        assertThat(oldest.take()).isEqualTo("b");
        assertThat(newest.take()).isEqualTo("a");
    }

    @ParameterizedTest
    @EnumSource
    void aClosedBufferRefusesAPutBeforeItsTime(Overflow overflow) throws InterruptedException {
        RingBuffer<String> buffer = Buffers.holding(1, overflow, "a");
        buffer.close();

        assertThatThrownBy(() -> buffer.put("b", CENTURIES)).isInstanceOf(BufferClosedException.class);
        assertThatThrownBy(() -> buffer.put("b", Duration.ZERO)).isInstanceOf(BufferClosedException.class);
    }

    @Test
    void aTakeThatGetsNoItemInTimeGivesNone() throws InterruptedException {
        RingBuffer<String> buffer = new RingBuffer<>(1);
        long start = System.nanoTime();

        assertThat(buffer.poll(Duration.ofMillis(10))).isNull();
        assertThat(buffer.takeLatest(batch, Duration.ofMillis(10))).isNull();
        assertThat(buffer.drainAll(batch, Duration.ofMillis(10))).isZero();

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(30_000_000);
        assertThat(buffer.counts()).isEqualTo(counts(0, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void aTakeThatMayNotWaitGivesNoneAtOnce(long seconds) throws InterruptedException {
        RingBuffer<String> buffer = new RingBuffer<>(1);

        assertThat(buffer.poll(Duration.ofSeconds(seconds))).isNull();
        assertThat(buffer.takeLatest(batch, Duration.ofSeconds(seconds))).isNull();
        assertThat(buffer.drainAll(batch, Duration.ofSeconds(seconds))).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void aTakeThatMayNotWaitTakesWhatIsThere(long seconds) throws InterruptedException {
        RingBuffer<String> buffer = new RingBuffer<>(1);

        buffer.put("a");
        assertThat(buffer.poll(Duration.ofSeconds(seconds))).isEqualTo("a");
        buffer.put("b");
        assertThat(buffer.takeLatest(batch, Duration.ofSeconds(seconds))).isEqualTo("b");
        buffer.put("c");
        assertThat(buffer.drainAll(batch, Duration.ofSeconds(seconds))).isEqualTo(1);
    }

    @Test
    void pollNeverWaits() throws InterruptedException {
        RingBuffer<String> buffer = new RingBuffer<>(1);

        assertThat(buffer.poll()).isNull();
        buffer.put("a");
        assertThat(buffer.poll()).isEqualTo("a");
        buffer.close();
        assertThat(buffer.poll()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void centuriesAreNotOver(Threads threads) throws InterruptedException {
        RingBuffer<String> buffer = new RingBuffer<>(1, Overflow.BLOCK);
        Task<String> taker = threads.start(() -> buffer.poll(CENTURIES)).awaitBlocked();
        buffer.put("a");
        assertThat(taker.join()).isEqualTo("a");

        buffer.put("b");
        Task<String> producer = threads.start(() -> buffer.put("c", CENTURIES)).awaitBlocked();
        assertThat(buffer.take()).isEqualTo("b");
        assertThat(producer.join()).isNull();
    }
}
