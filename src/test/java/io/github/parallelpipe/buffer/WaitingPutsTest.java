package io.github.parallelpipe.buffer;

import static io.github.parallelpipe.buffer.Buffers.counts;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.testing.Patience;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every way to put that waits for room, and who makes room for it. */
class WaitingPutsTest {

    static Stream<Arguments> puttings() {
        return Threads.with((Object[]) Putting.values());
    }

    static Stream<Arguments> takings() {
        return Threads.with((Object[]) Taking.values());
    }

    @ParameterizedTest
    @EnumSource
    void getsInAtOnceWhereThereIsRoom(Putting putting) throws InterruptedException {
        RingBuffer<String> buffer = Buffers.holding(2, Overflow.BLOCK, "a");

        assertThat(putting.into(buffer, "b")).isNull();
        assertThat(buffer.drainAll()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @MethodSource("puttings")
    void waitsForRoom(Putting putting, Threads threads) throws InterruptedException {
        RingBuffer<String> buffer = Buffers.holding(1, Overflow.BLOCK, "a");
        Task<String> producer = threads.start(() -> putting.into(buffer, "b")).awaitBlocked();
        assertThat(buffer.counts()).isEqualTo(counts(1, 0, 0, 0, 1));

        assertThat(buffer.take()).isEqualTo("a");

        assertThat(producer.join()).isNull();
        assertThat(buffer.counts()).isEqualTo(counts(2, 1, 0, 0, 1));
        assertThat(buffer.take()).isEqualTo("b");
    }

    @ParameterizedTest
    @MethodSource("takings")
    void everyWayToTakeWakesAsManyAsThereIsRoomFor(Taking taking, Threads threads) throws InterruptedException {
        RingBuffer<String> buffer = Buffers.holding(3, Overflow.BLOCK, "a", "b", "c");
        List<Task<String>> producers = List.of(
                threads.start(() -> buffer.put("d")).awaitBlocked(),
                threads.start(() -> buffer.put("e")).awaitBlocked(),
                threads.start(() -> buffer.put("f")).awaitBlocked());
        int room = taking.leaving(3);

        assertThat(taking.from(buffer)).hasSize(room);

        Patience.awaitUntil(room + " got in", () -> buffer.counts().offered() == 3 + room);
        assertThat(buffer.size()).isEqualTo(3);
        buffer.drainAll();
        for (Task<String> producer : producers) {
            assertThat(producer.join()).isNull();
        }
        assertThat(buffer.counts().offered()).isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource
    void pollWakesAProducer(Threads threads) throws InterruptedException {
        RingBuffer<String> buffer = Buffers.holding(1, Overflow.BLOCK, "a");
        Task<String> producer = threads.start(() -> buffer.put("b")).awaitBlocked();

        assertThat(buffer.poll()).isEqualTo("a");

        assertThat(producer.join()).isNull();
        assertThat(buffer.poll()).isEqualTo("b");
    }

    @ParameterizedTest
    @MethodSource("puttings")
    void throwsWhenInterruptedBeforeItHasToWait(Putting putting, Threads threads) throws InterruptedException {
        RingBuffer<String> buffer = Buffers.holding(1, Overflow.BLOCK, "a");

        Task<String> producer = threads.start(() -> {
            Thread.currentThread().interrupt();
            return putting.into(buffer, "b");
        });

        assertThat(producer.failure()).isInstanceOf(InterruptedException.class);
        assertThat(buffer.counts()).isEqualTo(counts(1, 0, 0, 0, 1));
    }

    @ParameterizedTest
    @MethodSource("puttings")
    void leavesTheInterruptAloneWhereItNeedNotWait(Putting putting, Threads threads) throws InterruptedException {
        RingBuffer<String> buffer = new RingBuffer<>(1, Overflow.BLOCK);

        Task<Boolean> producer = threads.start(() -> {
            Thread.currentThread().interrupt();
            assertThat(putting.into(buffer, "a")).isNull();
            return Thread.currentThread().isInterrupted();
        });

        assertThat(producer.join()).isTrue();
        assertThat(buffer.take()).isEqualTo("a");
    }

    @ParameterizedTest
    @MethodSource("puttings")
    void keepsTheItemOutWhenInterruptedWhileWaiting(Putting putting, Threads threads) throws InterruptedException {
        RingBuffer<String> buffer = Buffers.holding(1, Overflow.BLOCK, "a");
        Task<String> producer = threads.start(() -> putting.into(buffer, "b")).awaitBlocked();

        assertThat(producer.interrupt().failure()).isInstanceOf(InterruptedException.class);

        assertThat(buffer.counts()).isEqualTo(counts(1, 0, 0, 0, 1));
        assertThat(buffer.drainAll()).containsExactly("a");
    }

    @ParameterizedTest
    @MethodSource("puttings")
    void throwsWhenClosedWhileWaiting(Putting putting, Threads threads) throws InterruptedException {
        RingBuffer<String> buffer = Buffers.holding(1, Overflow.BLOCK, "a");
        Task<String> first = threads.start(() -> putting.into(buffer, "b")).awaitBlocked();
        Task<String> second = threads.start(() -> putting.into(buffer, "c")).awaitBlocked();
        Task<String> third = threads.start(() -> putting.into(buffer, "d")).awaitBlocked();

        buffer.close();

        assertThat(first.failure()).isInstanceOf(BufferClosedException.class);
        assertThat(second.failure()).isInstanceOf(BufferClosedException.class);
        assertThat(third.failure()).isInstanceOf(BufferClosedException.class);
        assertThat(buffer.drainAll()).containsExactly("a");
        assertThat(buffer.counts()).isEqualTo(counts(1, 1, 0, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("puttings")
    void throwsWhenClosedNowWhileWaitingThoughThereIsRoomThen(Putting putting, Threads threads)
            throws InterruptedException {
        RingBuffer<String> buffer = Buffers.holding(1, Overflow.BLOCK, "a");
        Task<String> producer = threads.start(() -> putting.into(buffer, "b")).awaitBlocked();

        assertThat(buffer.closeNow()).containsExactly("a");

        assertThat(producer.failure()).isInstanceOf(BufferClosedException.class);
        assertThat(buffer.counts()).isEqualTo(counts(1, 0, 0, 1, 0));
    }

    @ParameterizedTest
    @EnumSource
    void aTimedPutWaitsForRoomUnderFailToo(Threads threads) throws InterruptedException {
        RingBuffer<String> buffer = Buffers.holding(1, Overflow.FAIL, "a");
        Task<String> producer =
                threads.start(() -> buffer.put("b", Duration.ofHours(1))).awaitBlockedForATime();

        assertThat(buffer.take()).isEqualTo("a");

        assertThat(producer.join()).isNull();
        assertThat(buffer.take()).isEqualTo("b");
    }
}
