package io.github.parallelpipe.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An item passes through without an object made for it. */
class AllocationTest {

    private static final int STEPS = 20_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final RingBuffer<String> buffer = new RingBuffer<>(4, Overflow.DROP_OLDEST, System::nanoTime);
    private final Batch<String> batch = new Batch<>(4);

    @FunctionalInterface
    private interface Step {
        void run() throws InterruptedException;
    }

    @BeforeEach
    void needsACountOfBytes() {
        assumeTrue(threads.isThreadAllocatedMemorySupported());
        threads.setThreadAllocatedMemoryEnabled(true);
    }

    @Test
    void putAndTake() throws InterruptedException {
        assertAllocatesNothing(() -> {
            buffer.put("a");
            buffer.take();
        });
    }

    @Test
    void timedPutAndPoll() throws InterruptedException {
        Duration second = Duration.ofSeconds(1);
        assertAllocatesNothing(() -> {
            buffer.put("a", second);
            buffer.poll(second);
            buffer.poll();
        });
    }

    @Test
    void putThatDropsTheOldest() throws InterruptedException {
        assertAllocatesNothing(() -> buffer.put("a"));
    }

    @Test
    void drainAndTakeLatest() throws InterruptedException {
        assertAllocatesNothing(() -> {
            buffer.put("a");
            buffer.forward("b", 1, 2, 3);
            buffer.drainAll(batch);
            buffer.put("c");
            buffer.put("d");
            buffer.takeLatest(batch);
            buffer.put("e");
            buffer.drain(batch, 1, Duration.ZERO);
        });
    }

    /** The least of several tries, as what the first ones load and compile is not the buffer's. */
    private void assertAllocatesNothing(Step step) throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 10 && least > 0; attempt++) {
            least = Math.min(least, allocatedBy(step));
        }
        assertThat(least / (double) STEPS).as("bytes a step").isLessThan(0.1);
    }

    private long allocatedBy(Step step) throws InterruptedException {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < STEPS; i++) {
            step.run();
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
