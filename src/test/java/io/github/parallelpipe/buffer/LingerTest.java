package io.github.parallelpipe.buffer;

import static io.github.parallelpipe.buffer.Buffers.counts;
import static io.github.parallelpipe.buffer.Taking.AN_HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.testing.Patience;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A drain that waits for more items to gather. It waits without a limit for the first and with one for the others, so
 * its thread's state tells how far it is.
 */
class LingerTest {

    private RingBuffer<String> buffer = new RingBuffer<>(3, Overflow.BLOCK);

    private Task<List<String>> startGathering(Threads threads, int goal, Duration linger) {
        return threads.start(() -> gather(goal, linger));
    }

    private List<String> gather(int goal, Duration linger) throws InterruptedException {
        Batch<String> batch = new Batch<>(0);
        assertThat(buffer.drain(batch, goal, linger)).isEqualTo(batch.size());
        return batch.toList();
    }

    @ParameterizedTest
    @EnumSource
    void returnsAsSoonAsTheGoalIsReached(Threads threads) throws InterruptedException {
        Task<List<String>> gatherer = startGathering(threads, 3, AN_HOUR).awaitBlockedForever();

        buffer.put("a");
        gatherer.awaitBlockedForATime();
        buffer.put("b");
        buffer.put("c");

        assertThat(gatherer.join()).containsExactly("a", "b", "c");
    }

    @ParameterizedTest
    @EnumSource
    void aFullBufferIsAGoalReached(Threads threads) throws InterruptedException {
        buffer.put("a");
        Task<List<String>> gatherer = startGathering(threads, 3, AN_HOUR).awaitBlockedForATime();

        buffer.put("b");
        buffer.put("c");
        buffer.put("d"); // waits, if the other is late, for the room it makes

        assertThat(gatherer.join()).containsExactly("a", "b", "c");
        assertThat(buffer.take()).isEqualTo("d");
    }

    @Test
    void doesNotWaitWhereTheGoalIsReachedAlready() throws InterruptedException {
        buffer.put("a");
        buffer.put("b");
        buffer.put("c");

        assertThat(gather(2, AN_HOUR)).containsExactly("a", "b");
        assertThat(buffer.size()).isEqualTo(1);
    }

    @Test
    void takesWhatThereIsAtTheEndOfTheLinger() throws InterruptedException {
        buffer.put("a");
        buffer.put("b");
        long start = System.nanoTime();

        assertThat(gather(3, Duration.ofMillis(20))).containsExactly("a", "b");

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
    }

    @Test
    void doesNotLingerForNoTime() throws InterruptedException {
        buffer.put("a");
        assertThat(gather(3, Duration.ZERO)).containsExactly("a");
        buffer.put("b");
        assertThat(gather(3, Duration.ofSeconds(Long.MIN_VALUE))).containsExactly("b");
    }

    @ParameterizedTest
    @EnumSource
    void takesWhatThereIsOnClose(Threads threads) throws InterruptedException {
        buffer.put("a");
        buffer.put("b");
        Task<List<String>> gatherer = startGathering(threads, 3, AN_HOUR).awaitBlockedForATime();

        buffer.close();

        assertThat(gatherer.join()).containsExactly("a", "b");
    }

    @Test
    void doesNotLingerOnceClosed() throws InterruptedException {
        buffer.put("a");
        buffer.close();

        assertThat(gather(3, AN_HOUR)).containsExactly("a");
        assertThat(gather(3, AN_HOUR)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void closeWakesAllThatGather(Threads threads) throws InterruptedException {
        buffer.put("a");
        Task<List<String>> first = startGathering(threads, 2, AN_HOUR).awaitBlockedForATime();
        Task<List<String>> second = startGathering(threads, 2, AN_HOUR).awaitBlockedForATime();
        Task<List<String>> third = startGathering(threads, 3, AN_HOUR).awaitBlockedForATime();

        buffer.close();

        assertThat(List.of(first.join(), second.join(), third.join()))
                .containsExactlyInAnyOrder(List.of("a"), List.of(), List.of());
    }

    @ParameterizedTest
    @EnumSource
    void endsWhereCloseNowHasTakenAllItGathered(Threads threads) throws InterruptedException {
        buffer.put("a");
        Task<List<String>> gatherer = startGathering(threads, 2, AN_HOUR).awaitBlockedForATime();

        assertThat(buffer.closeNow()).containsExactly("a");

        assertThat(gatherer.join()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void leavesWhatItGatheredWhenInterrupted(Threads threads) throws InterruptedException {
        buffer.put("a");
        buffer.put("b");
        Task<List<String>> gatherer = startGathering(threads, 3, AN_HOUR).awaitBlockedForATime();

        assertThat(gatherer.interrupt().failure()).isInstanceOf(InterruptedException.class);

        assertThat(buffer.counts()).isEqualTo(counts(2, 0, 0, 0, 2));
        assertThat(buffer.drainAll()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @EnumSource
    void throwsWhenInterruptedBeforeItHasToLinger(Threads threads) throws InterruptedException {
        buffer.put("a");

        Task<List<String>> gatherer = threads.start(() -> {
            Thread.currentThread().interrupt();
            return gather(2, AN_HOUR);
        });

        assertThat(gatherer.failure()).isInstanceOf(InterruptedException.class);
        assertThat(buffer.size()).isEqualTo(1);
    }

    /** The gatherer is woken by the first item, being first in line, but waits for a second. */
    @ParameterizedTest
    @EnumSource
    void passesTheSignalOfTheFirstItemOn(Threads threads) throws InterruptedException {
        Task<List<String>> gatherer = startGathering(threads, 2, AN_HOUR).awaitBlockedForever();
        Task<String> taker = threads.start(buffer::take).awaitBlocked();

        buffer.put("a");
        assertThat(taker.join()).isEqualTo("a");

        gatherer.awaitBlocked();
        buffer.put("b");
        buffer.put("c");
        assertThat(gatherer.join()).containsExactly("b", "c");
    }

    @ParameterizedTest
    @EnumSource
    void passesTheSignalOnThroughSeveralThatGather(Threads threads) throws InterruptedException {
        Task<List<String>> first = startGathering(threads, 3, AN_HOUR).awaitBlockedForever();
        Task<List<String>> second = startGathering(threads, 3, AN_HOUR).awaitBlockedForever();
        Task<String> taker = threads.start(buffer::take).awaitBlocked();

        buffer.put("a");

        assertThat(taker.join()).isEqualTo("a");
        first.awaitBlocked();
        second.awaitBlocked();
        buffer.close();
        assertThat(first.join()).isEmpty();
        assertThat(second.join()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theSmallerGoalIsServedWhicheverCameFirst(Threads threads) throws InterruptedException {
        buffer.put("a");
        Task<List<String>> small = startGathering(threads, 2, AN_HOUR).awaitBlockedForATime();
        Task<List<String>> large = startGathering(threads, 3, AN_HOUR).awaitBlockedForATime();

        buffer.put("b");
        assertThat(small.join()).containsExactly("a", "b");

        large.awaitBlockedForATime();
        buffer.put("c");
        buffer.put("d");
        buffer.put("e");
        assertThat(large.join()).containsExactly("c", "d", "e");
    }

    @ParameterizedTest
    @EnumSource
    void oneOfTwoWithTheSameGoalGathersOn(Threads threads) throws InterruptedException {
        buffer.put("a");
        Task<List<String>> first = startGathering(threads, 2, AN_HOUR).awaitBlockedForATime();
        Task<List<String>> second = startGathering(threads, 2, AN_HOUR).awaitBlockedForATime();

        buffer.put("b");
        Patience.awaitUntil("one has its batch", () -> buffer.size() == 0);
        buffer.put("c");
        buffer.put("d");

        assertThat(List.of(first.join(), second.join()))
                .containsExactlyInAnyOrder(List.of("a", "b"), List.of("c", "d"));
    }

    /** Nothing is what an ended buffer gives, so a taker that finds itself robbed waits again for a first item. */
    @ParameterizedTest
    @EnumSource
    void beginsAnewWhenOthersHaveEmptiedTheBuffer(Threads threads) throws InterruptedException {
        Task<List<String>> gatherer = startGatheringAndRob(threads);

        gatherer.awaitBlockedForever();
        buffer.put("b");

        assertThat(gatherer.join()).containsExactly("b");
    }

    private Task<List<String>> startGatheringAndRob(Threads threads) throws InterruptedException {
        while (true) {
            Task<List<String>> gatherer = startGathering(threads, 3, Duration.ofMillis(50)).awaitBlockedForever();
            buffer.put("a");
            Patience.awaitUntil("it lingers, or has done so", () -> switch (gatherer.thread().getState()) {
                case TIMED_WAITING, TERMINATED -> true;
                default -> false;
            });
            if (buffer.poll() != null) {
                return gatherer;
            }
            assertThat(gatherer.join()).containsExactly("a"); // its linger was over before: once more
        }
    }

    @ParameterizedTest
    @EnumSource
    void lingersOnWhenWokenForNoReason(Threads threads) throws InterruptedException {
        buffer = new RingBuffer<>(3, Overflow.BLOCK, null, new SpuriousLock());
        Task<List<String>> gatherer = startGathering(threads, 2, AN_HOUR).awaitBlockedForever();

        buffer.put("a");
        gatherer.awaitBlockedForATime();
        buffer.put("b");

        assertThat(gatherer.join()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @EnumSource
    void wakesEveryProducerForWhichItMakesRoom(Threads threads) throws InterruptedException {
        buffer.put("a");
        buffer.put("b");
        buffer.put("c");
        Task<String> first = threads.start(() -> buffer.put("d")).awaitBlocked();
        Task<String> second = threads.start(() -> buffer.put("e")).awaitBlocked();

        assertThat(gather(2, AN_HOUR)).containsExactly("a", "b");

        first.join();
        second.join();
        assertThat(buffer.drainAll()).startsWith("c").containsExactlyInAnyOrder("c", "d", "e");
    }
}
