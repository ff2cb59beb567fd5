package io.github.parallelpipe.buffer;

import static io.github.parallelpipe.buffer.Taking.AN_HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.testing.Patience;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who is woken, and what it may find then. The test has the buffer's lock: what it does while it holds that happens at
 * once, before a thread that it wakes can look.
 */
class WakingTest {

    private final ReentrantLock lock = new ReentrantLock();
    private final RingBuffer<String> buffer = new RingBuffer<>(2, Overflow.BLOCK, null, lock);

    static Stream<Arguments> takings() {
        return Threads.with((Object[]) Taking.values());
    }

    static Stream<Arguments> puttings() {
        return Threads.with((Object[]) Putting.values());
    }

    private void atOnce(Threads.Action action) throws Exception {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    /** Whoever was woken has had the lock, and waits again or is done. */
    private void awaitThatAllHaveLooked() {
        Patience.awaitUntil("nobody wants the lock", () -> !lock.hasQueuedThreads() && !lock.isLocked());
    }

    /** To signal only when the buffer stops being empty would leave one taker asleep beside the second item. */
    @ParameterizedTest
    @EnumSource
    void twoItemsAtOnceWakeTwoTakers(Threads threads) throws Exception {
        Task<String> first = threads.start(buffer::take).awaitBlocked();
        Task<String> second = threads.start(() -> buffer.poll(AN_HOUR)).awaitBlocked();

        atOnce(() -> {
            buffer.put("a");
            buffer.put("b");
        });

        assertThat(List.of(first.join(), second.join())).containsExactlyInAnyOrder("a", "b");
    }

    /** To signal only when the buffer stops being full would leave one producer asleep beside the second slot. */
    @ParameterizedTest
    @EnumSource
    void twoTakesAtOnceWakeTwoProducers(Threads threads) throws Exception {
        buffer.put("a");
        buffer.put("b");
        Task<String> first = threads.start(() -> buffer.put("c")).awaitBlocked();
        Task<String> second = threads.start(() -> buffer.put("d", AN_HOUR)).awaitBlocked();

        atOnce(() -> {
            buffer.take();
            buffer.poll();
        });

        first.join();
        second.join();
        assertThat(buffer.drainAll()).containsExactlyInAnyOrder("c", "d");
    }

    /** An item that replaces another needs no signal of its own: the one it replaces has had it. */
    @ParameterizedTest
    @MethodSource("takings")
    void aTakerThatIsWokenTakesWhatHasReplacedTheItem(Taking taking, Threads threads) throws Exception {
        RingBuffer<String> dropping = new RingBuffer<>(1, Overflow.DROP_OLDEST, null, lock);
        Task<List<String>> taker = threads.start(() -> taking.from(dropping)).awaitBlocked();

        atOnce(() -> {
            dropping.put("a");
            dropping.put("b");
        });

        assertThat(taker.join()).containsExactly("b");
    }

    @ParameterizedTest
    @MethodSource("takings")
    void aTakerThatIsWokenButRobbedWaitsOn(Taking taking, Threads threads) throws Exception {
        Task<List<String>> taker = threads.start(() -> taking.from(buffer)).awaitBlocked();

        atOnce(() -> {
            buffer.put("a");
            assertThat(buffer.poll()).isEqualTo("a");
        });
        awaitThatAllHaveLooked();
        buffer.put("b");

        assertThat(taker.join()).containsExactly("b");
    }

    @ParameterizedTest
    @MethodSource("puttings")
    void aProducerThatIsWokenButRobbedWaitsOn(Putting putting, Threads threads) throws Exception {
        buffer.put("a");
        buffer.put("b");
        Task<String> producer = threads.start(() -> putting.into(buffer, "d")).awaitBlocked();

        atOnce(() -> {
            buffer.take();
            buffer.put("c");
        });
        awaitThatAllHaveLooked();

        assertThat(buffer.drainAll()).containsExactly("b", "c");
        assertThat(producer.join()).isNull();
        assertThat(buffer.drainAll()).containsExactly("d");
    }

    /** Either the interrupted one has the item, or it has passed the signal on to the other. */
    @ParameterizedTest
    @MethodSource("takings")
    void anInterruptLosesNoItem(Taking taking, Threads threads) throws Exception {
        for (int round = 0; round < 20; round++) {
            RingBuffer<String> buffer = new RingBuffer<>(2, Overflow.BLOCK, null, lock);
            Task<Integer> first = threads.start(() -> takenUnlessInterrupted(taking, buffer)).awaitBlocked();
            Task<Integer> second = threads.start(() -> takenUnlessInterrupted(taking, buffer)).awaitBlocked();

            interruptJustBeforeOrAfter(round, first, () -> buffer.put("a"));
            Patience.awaitUntil("one of the two has taken the item", () -> buffer.size() == 0);
            buffer.close();

            assertThat(first.join() + second.join()).isEqualTo(1);
        }
    }

    /** The room is either used by the one that is interrupted, or passed on to the other. */
    @ParameterizedTest
    @MethodSource("puttings")
    void anInterruptLosesNoRoom(Putting putting, Threads threads) throws Exception {
        for (int round = 0; round < 20; round++) {
            RingBuffer<String> buffer = new RingBuffer<>(1, Overflow.BLOCK, null, lock);
            buffer.put("a");
            Task<Boolean> first = threads.start(() -> gotIn(putting, buffer, "b")).awaitBlocked();
            Task<Boolean> second = threads.start(() -> gotIn(putting, buffer, "c")).awaitBlocked();

            interruptJustBeforeOrAfter(round, first, buffer::poll);
            Patience.awaitUntil("one of the two got in", () -> buffer.size() == 1);
            buffer.closeNow();

            assertThat(first.join()).isNotEqualTo(second.join());
        }
    }

    private void interruptJustBeforeOrAfter(int round, Task<?> task, Threads.Action action) throws Exception {
        atOnce(() -> {
            if (round % 2 == 0) {
                task.interrupt();
            }
            action.run();
            task.interrupt();
        });
    }

    private static int takenUnlessInterrupted(Taking taking, RingBuffer<String> buffer) {
        try {
            return taking.from(buffer).size();
        } catch (InterruptedException e) {
            return 0;
        }
    }

    private static boolean gotIn(Putting putting, RingBuffer<String> buffer, String item) {
        try {
            return putting.into(buffer, item) == null;
        } catch (InterruptedException | BufferClosedException e) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("takings")
    void aTakerThatWakesForNoReasonWaitsOn(Taking taking, Threads threads) throws InterruptedException {
        RingBuffer<String> buffer = new RingBuffer<>(1, Overflow.BLOCK, null, new SpuriousLock());
        Task<List<String>> taker = threads.start(() -> taking.from(buffer)).awaitBlocked();

        buffer.put("a");

        assertThat(taker.join()).containsExactly("a");
    }

    @ParameterizedTest
    @MethodSource("puttings")
    void aProducerThatWakesForNoReasonWaitsOn(Putting putting, Threads threads) throws InterruptedException {
        RingBuffer<String> buffer = new RingBuffer<>(1, Overflow.BLOCK, null, new SpuriousLock());
        buffer.put("a");
        Task<String> producer = threads.start(() -> putting.into(buffer, "b")).awaitBlocked();

        assertThat(buffer.take()).isEqualTo("a");

        assertThat(producer.join()).isNull();
        assertThat(buffer.take()).isEqualTo("b");
    }
}
