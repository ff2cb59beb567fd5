package io.github.parallelpipe.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Guarantee 1 at one buffer: what one consumer gets is in the order in which each producer put it. */
class FifoTest {

    private static final int ITEMS_EACH = 5_000;

    private record Item(int producer, int number) {}

    static Stream<Arguments> overflows() {
        return Threads.with(Overflow.BLOCK, Overflow.DROP_OLDEST, Overflow.DROP_NEWEST);
    }

    @ParameterizedTest
    @MethodSource("overflows")
    void keepsTheOrderOfEachProducerAndOfTheNumbers(Overflow overflow, Threads threads) throws InterruptedException {
        RingBuffer<Item> buffer = new RingBuffer<>(4, overflow);
        Task<List<Item>> consumer = threads.start(() -> consumeAll(buffer));
        Task<Void> first = threads.run(() -> produce(buffer, 0));
        Task<Void> second = threads.run(() -> produce(buffer, 1));

        first.join();
        second.join();
        buffer.close();

        List<Item> received = consumer.join();
        for (int producer = 0; producer < 2; producer++) {
            assertThat(numbers(received, producer)).isSorted().doesNotHaveDuplicates();
        }
        if (!overflow.drops()) {
            assertThat(received).hasSize(2 * ITEMS_EACH);
        }
    }

    private static void produce(RingBuffer<Item> buffer, int producer) throws InterruptedException {
        for (int number = 0; number < ITEMS_EACH; number++) {
            buffer.put(new Item(producer, number));
        }
    }

    private static List<Item> consumeAll(RingBuffer<Item> buffer) throws InterruptedException {
        List<Item> received = new ArrayList<>();
        Batch<Item> batch = new Batch<>(4);
        long next = 0;
        while (buffer.drain(batch, 3) > 0) {
            for (int i = 0; i < batch.size(); i++) {
                next = assertFollows(batch, i, next, buffer.overflow());
            }
            received.addAll(batch.toList());
        }
        return received;
    }

    /** The numbers that are not seen are those of the items that were missed. */
    private static long assertFollows(Batch<Item> batch, int index, long next, Overflow overflow) {
        long sequence = batch.sequence(index);
        assertThat(sequence).as("with %s", overflow).isEqualTo(next + batch.missed(index));
        return sequence + 1;
    }

    private static List<Integer> numbers(List<Item> received, int producer) {
        return received.stream().filter(item -> item.producer() == producer).map(Item::number).toList();
    }
}
