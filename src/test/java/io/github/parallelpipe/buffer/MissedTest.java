package io.github.parallelpipe.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An item tells how many were lost between it and the one that was taken before it. */
class MissedTest {

    private final Batch<String> batch = new Batch<>(0);

    private long[] missed(RingBuffer<String> buffer) throws InterruptedException {
        buffer.drainAll(batch);
        return missed();
    }

    private long[] missed() {
        long[] missed = new long[batch.size()];
        for (int i = 0; i < missed.length; i++) {
            missed[i] = batch.missed(i);
        }
        return missed;
    }

    @Test
    void noneIsMissedWhereNoneIsLost() throws InterruptedException {
        assertThat(missed(Buffers.holding(3, Overflow.DROP_OLDEST, "a", "b", "c"))).containsExactly(0, 0, 0);
    }

    @Test
    void theOldestThatIsLeftHasMissedThoseThatWereDropped() throws InterruptedException {
        RingBuffer<String> buffer = Buffers.holding(2, Overflow.DROP_OLDEST, "a", "b", "c", "d", "e");

        assertThat(missed(buffer)).containsExactly(3, 0);

        buffer.put("f");
        assertThat(missed(buffer)).containsExactly(0);
    }

    @Test
    void theOnlyOneHasMissedAllTheOthersWhenCapacityIsOne() throws InterruptedException {
        RingBuffer<String> buffer = Buffers.holding(1, Overflow.DROP_OLDEST, "a", "b", "c");

        assertThat(missed(buffer)).containsExactly(2);
    }

    @Test
    void theNextToGetInHasMissedTheNewestThatWereDropped() throws InterruptedException {
        RingBuffer<String> buffer = Buffers.holding(2, Overflow.DROP_NEWEST, "a", "b", "lost", "lost");
        buffer.take();
        buffer.put("c");

        assertThat(missed(buffer)).containsExactly(0, 2);

        buffer.put("d");
        assertThat(missed(buffer)).containsExactly(0);
    }

    @Test
    void theNewestHasMissedThoseItSuperseded() throws InterruptedException {
        RingBuffer<String> buffer = Buffers.holding(3, Overflow.DROP_OLDEST, "lost", "a", "b", "c");

        buffer.takeLatest(batch);

        assertThat(missed()).containsExactly(1, 0, 3);
    }

    @Test
    void whatADroppedItemMissedIsMissedToo() throws InterruptedException {
        RingBuffer<String> oldest = new RingBuffer<>(2);
        oldest.forward("lost", 0, 0, 5);
        oldest.forward("b", 0, 0, 1);
        oldest.forward("c", 0, 0, 2);
        RingBuffer<String> newest = Buffers.holding(1, Overflow.DROP_NEWEST, "a");
        newest.forward("lost", 0, 0, 5);
        newest.take();
        newest.forward("c", 0, 0, 2);

        assertThat(missed(oldest)).containsExactly(1 + 5 + 1, 2);
        assertThat(missed(newest)).containsExactly(2 + 5 + 1);
    }

    @Test
    void whatIsRefusedIsNotMissed() throws InterruptedException {
        RingBuffer<String> buffer = Buffers.holding(1, Overflow.BLOCK, "a");
        assertThat(buffer.put("b", Duration.ZERO)).isEqualTo("b");
        buffer.take();
        buffer.put("c");

        assertThat(missed(buffer)).containsExactly(0);
    }

    static Stream<Arguments> histories() {
        return Stream.of(Overflow.values()).flatMap(overflow -> LongStream.concat(
                        LongStream.range(0, 20), LongStream.of(System.nanoTime()))
                .mapToObj(seed -> Arguments.of(overflow, seed)));
    }

    /** For one consumer: those it got and those they missed are all there were, here and on the way here. */
    @ParameterizedTest
    @MethodSource("histories")
    void thoseTakenAndThoseTheyMissedAreAll(Overflow overflow, long seed) throws InterruptedException {
        Random random = new Random(seed);
        RingBuffer<String> buffer = new RingBuffer<>(1 + random.nextInt(4), overflow);
        long there = 0;
        long accounted = 0;
        for (int step = 0; step < 500; step++) {
            boolean full = buffer.size() == buffer.capacity();
            if (random.nextInt(3) > 0 && (overflow.drops() || !full)) {
                int missed = random.nextInt(3);
                buffer.forward("item", step, 0, missed);
                there += missed + 1;
            } else if (buffer.size() > 0) {
                accounted += takeSome(buffer, random);
            }
        }
        accounted += takeAllOf(buffer);
        buffer.put("last"); // carries what is lost behind the newest
        there++;
        accounted += takeAllOf(buffer);

        assertThat(accounted).as("seed %d", seed).isEqualTo(there);
    }

    private long takeSome(RingBuffer<String> buffer, Random random) throws InterruptedException {
        return switch (random.nextInt(3)) {
            case 0 -> takeLatestOf(buffer);
            case 1 -> takeAllOf(buffer);
            default -> {
                buffer.drain(batch, 1 + random.nextInt(3));
                yield accounted();
            }
        };
    }

    private long takeLatestOf(RingBuffer<String> buffer) throws InterruptedException {
        buffer.takeLatest(batch);
        return batch.missed(batch.size() - 1) + 1;
    }

    private long takeAllOf(RingBuffer<String> buffer) throws InterruptedException {
        buffer.drainAll(batch, Duration.ZERO);
        return accounted();
    }

    private long accounted() {
        return LongStream.of(missed()).map(missed -> missed + 1).sum();
    }
}
