package io.github.parallelpipe.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.testing.Patience;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantees 2 to 4 under load: producers, consumers of every kind and a close, all at once. Each item leaves exactly
 * once, the counts balance whenever they are read, and never more wait than fit.
 */
class EveryItemOnceTest {

    private static final int PRODUCERS = 4;
    private static final int ITEMS_EACH = 3_000;

    /** Told apart by identity; written by its producer before, and seen by whoever gets it after. */
    private static final class Item {

        private final AtomicInteger leavings = new AtomicInteger();
        private int plain;

        Item write() {
            plain = 42;
            return this;
        }

        void leave(LongAdder count) {
            assertThat(plain).as("what the producer wrote").isEqualTo(42);
            assertThat(leavings.incrementAndGet()).as("times that the item left").isEqualTo(1);
            count.increment();
        }
    }

    @FunctionalInterface
    private interface Consumer {
        /** Takes some items; false once there are none any more. */
        boolean takeSome(RingBuffer<Item> buffer, Batch<Item> batch) throws InterruptedException;
    }

    private final List<Item> items = new ArrayList<>();
    private final LongAdder kept = new LongAdder();
    private final LongAdder taken = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder discarded = new LongAdder();

    static Stream<Arguments> overflows() {
        return Threads.with((Object[]) Overflow.values());
    }

    @ParameterizedTest
    @MethodSource("overflows")
    void whenClosedAfterTheLastPut(Overflow overflow, Threads threads) throws InterruptedException {
        RingBuffer<Item> buffer = new RingBuffer<>(3, overflow);
        List<Task<Void>> consumers = startConsumers(threads, buffer);
        Task<Void> watcher = threads.run(() -> watch(buffer));

        joinAll(startProducers(threads, buffer));
        buffer.close();
        joinAll(consumers);

        watcher.join();
        assertAllAccounted(buffer);
        assertThat(discarded.sum()).isZero();
    }

    @ParameterizedTest
    @MethodSource("overflows")
    void whenClosedNowHalfWay(Overflow overflow, Threads threads) throws InterruptedException {
        RingBuffer<Item> buffer = new RingBuffer<>(3, overflow);
        List<Task<Void>> consumers = startConsumers(threads, buffer);
        List<Task<Void>> producers = startProducers(threads, buffer);
        Task<Void> watcher = threads.run(() -> watch(buffer));

        Patience.awaitUntil("half-way", () -> buffer.counts().offered() + kept.sum() > PRODUCERS * ITEMS_EACH / 2);
        buffer.closeNow().forEach(item -> item.leave(discarded));
        joinAll(producers);
        joinAll(consumers);

        watcher.join();
        assertAllAccounted(buffer);
    }

    private List<Task<Void>> startProducers(Threads threads, RingBuffer<Item> buffer) {
        List<Task<Void>> producers = new ArrayList<>();
        for (int p = 0; p < PRODUCERS; p++) {
            List<Item> own = Stream.generate(Item::new).limit(ITEMS_EACH).toList();
            items.addAll(own);
            producers.add(threads.run(() -> own.forEach(item -> put(item, buffer))));
        }
        return producers;
    }

    private void put(Item item, RingBuffer<Item> buffer) {
        item.write();
        try {
            boolean timed = ThreadLocalRandom.current().nextBoolean();
            Item out = timed ? buffer.put(item, Duration.ofNanos(100)) : buffer.put(item);
            if (out != null) {
                out.leave(out == item && !buffer.overflow().drops() ? kept : dropped);
            }
        } catch (BufferFullException | BufferClosedException e) {
            item.leave(kept);
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts", e);
        }
    }

    private List<Task<Void>> startConsumers(Threads threads, RingBuffer<Item> buffer) {
        return Stream.<Consumer>of(this::take, this::poll, this::drain, this::linger, this::takeLatest)
                .map(consumer -> threads.run(() -> consume(consumer, buffer)))
                .toList();
    }

    private static void consume(Consumer consumer, RingBuffer<Item> buffer) throws InterruptedException {
        Batch<Item> batch = new Batch<>(0);
        while (consumer.takeSome(buffer, batch)) {
            Thread.yield();
        }
        assertThat(buffer.isEnded()).isTrue();
    }

    private boolean take(RingBuffer<Item> buffer, Batch<Item> batch) throws InterruptedException {
        Item item = buffer.take();
        return item != null && leave(item);
    }

    private boolean poll(RingBuffer<Item> buffer, Batch<Item> batch) throws InterruptedException {
        Item item = buffer.poll(Duration.ofNanos(100));
        return item == null ? !buffer.isEnded() : leave(item);
    }

    private boolean leave(Item item) {
        item.leave(taken);
        return true;
    }

    private boolean drain(RingBuffer<Item> buffer, Batch<Item> batch) throws InterruptedException {
        return leave(batch, buffer.drain(batch, 2));
    }

    private boolean linger(RingBuffer<Item> buffer, Batch<Item> batch) throws InterruptedException {
        return leave(batch, buffer.drain(batch, 3, Duration.ofNanos(1_000)));
    }

    private boolean leave(Batch<Item> batch, int size) {
        assertThat(batch.size()).isEqualTo(size);
        batch.toList().forEach(item -> item.leave(taken));
        return size > 0;
    }

    private boolean takeLatest(RingBuffer<Item> buffer, Batch<Item> batch) throws InterruptedException {
        Item newest = buffer.takeLatest(batch);
        for (Item item : batch.toList()) {
            item.leave(item == newest ? taken : dropped);
        }
        return newest != null;
    }

    private static void watch(RingBuffer<Item> buffer) {
        while (!buffer.isEnded()) {
            buffer.checkInvariants();
            BufferCounts counts = buffer.counts();
            assertThat(counts).matches(BufferCounts::balances, "balances");
            assertThat(counts.buffered()).isBetween(0, buffer.capacity());
            Thread.yield();
        }
    }

    private void assertAllAccounted(RingBuffer<Item> buffer) {
        assertThat(items).allSatisfy(item -> assertThat(item.leavings).hasValue(1));
        assertThat(buffer.counts()).isEqualTo(new BufferCounts(
                items.size() - kept.sum(), taken.sum(), dropped.sum(), discarded.sum(), 0));
    }

    private static void joinAll(List<Task<Void>> tasks) throws InterruptedException {
        for (Task<Void> task : tasks) {
            task.join();
        }
    }
}
