package io.github.parallelpipe.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** What an item carries: its number and the time at which it entered. {@link MissedTest} has the third. */
class OriginsTest {

    private final AtomicLong clock = new AtomicLong();
    private final RingBuffer<String> buffer = new RingBuffer<>(3, Overflow.DROP_OLDEST, clock::get);
    private final Batch<String> batch = new Batch<>(0);

    @Test
    void numbersItemsFromZeroInTheOrderInWhichTheyGotIn() throws InterruptedException {
        for (String item : new String[] {"a", "b", "c", "d", "e"}) {
            buffer.put(item);
        }

        buffer.drainAll(batch);

        assertThat(batch.toList()).containsExactly("c", "d", "e");
        assertThat(batch.sequence(0)).isEqualTo(2);
        assertThat(batch.sequence(1)).isEqualTo(3);
        assertThat(batch.sequence(2)).isEqualTo(4);
    }

    @Test
    void anItemThatStaysWithItsCallerHasNoNumber() throws InterruptedException {
        RingBuffer<String> failing = new RingBuffer<>(1, Overflow.FAIL);
        failing.put("a");
        assertThat(failing.put("b", Taking.AN_HOUR.negated())).isEqualTo("b");
        failing.take();
        failing.put("c");

        failing.drainAll(batch);

        assertThat(batch.sequence(0)).isEqualTo(1);
    }

    @Test
    void stampsItemsWithTheTimeOfTheirPut() throws InterruptedException {
        clock.set(5);
        buffer.put("a");
        clock.set(-7);
        buffer.put("b", Taking.AN_HOUR);
        clock.set(99);

        buffer.drainAll(batch);

        assertThat(batch.enteredNanos(0)).isEqualTo(5);
        assertThat(batch.enteredNanos(1)).isEqualTo(-7);
    }

    @Test
    void hasNoTimesWithoutAClock() throws InterruptedException {
        RingBuffer<String> timeless = Buffers.holding(1, Overflow.BLOCK, "a");

        timeless.drainAll(batch);

        assertThat(batch.enteredNanos(0)).isZero();
    }

    @Test
    void forwardKeepsTheOrigin() throws InterruptedException {
        buffer.forward("a", 17, 1_000, 4);
        buffer.forward("b", 23, 2_000, 5);

        assertThat(buffer.takeLatest(batch)).isEqualTo("b");

        assertThat(batch.sequence(0)).isEqualTo(17);
        assertThat(batch.enteredNanos(0)).isEqualTo(1_000);
        assertThat(batch.missed(0)).isEqualTo(4);
        assertThat(batch.sequence(1)).isEqualTo(23);
        assertThat(batch.enteredNanos(1)).isEqualTo(2_000);
        assertThat(batch.missed(1)).isEqualTo(5 + 4 + 1);
    }

    /** A clock is user code: a slow one holds nobody up. */
    @Test
    void readsTheClockOutsideTheLock() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        AtomicLong readings = new AtomicLong();
        LongSupplier observing = () -> {
            assertThat(lock.isHeldByCurrentThread()).isFalse();
            return readings.incrementAndGet();
        };
        RingBuffer<String> observed = new RingBuffer<>(1, Overflow.DROP_OLDEST, observing, lock);

        observed.put("a");
        observed.put("b", Taking.AN_HOUR);
        observed.forward("c", 0, 0, 0);

        assertThat(readings).hasValue(2);
    }
}
