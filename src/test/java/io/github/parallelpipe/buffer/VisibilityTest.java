package io.github.parallelpipe.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Guarantee 8 at one buffer: what a producer wrote before the put is seen by whoever gets the item. */
class VisibilityTest {

    private static final int ITEMS = 20_000;

    static Stream<Arguments> overflows() {
        return Threads.with(Overflow.BLOCK, Overflow.DROP_OLDEST);
    }

    @ParameterizedTest
    @MethodSource("overflows")
    void theContentsOfAnItemAreSeen(Overflow overflow, Threads threads) throws InterruptedException {
        RingBuffer<int[]> buffer = new RingBuffer<>(2, overflow);
        Task<Integer> consumer = threads.start(() -> countAndCheck(buffer));

        int dropped = 0;
        for (int i = 0; i < ITEMS; i++) {
            int[] item = new int[4];
            for (int j = 0; j < item.length; j++) {
                item[j] = i + j + 1;
            }
            dropped += buffer.put(item) == null ? 0 : 1;
        }
        buffer.close();

        assertThat(consumer.join() + dropped).isEqualTo(ITEMS);
    }

    private static int countAndCheck(RingBuffer<int[]> buffer) throws InterruptedException {
        int count = 0;
        for (int[] item = buffer.take(); item != null; item = buffer.take()) {
            if (item[0] == 0 || item[3] != item[0] + 3) {
                throw new AssertionError("seen half written: " + item[0] + " " + item[3]);
            }
            count++;
        }
        return count;
    }
}
