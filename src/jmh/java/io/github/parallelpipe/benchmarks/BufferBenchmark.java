package io.github.parallelpipe.benchmarks;

import io.github.parallelpipe.buffer.Batch;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.buffer.RingBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a buffer costs one thread that nobody contends with: one item in and out, one more into a full one, many in and
 * all out. {@link BufferComparison} runs it in rounds and prints a table; JMH's own main runs it too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 80, time = 15, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class BufferBenchmark {

    private static final int CAPACITY = 64;

    private final Object item = new Object();
    private final Batch<Object> batch = new Batch<>(CAPACITY);
    private final List<Object> list = new ArrayList<>(CAPACITY);

    private final RingBuffer<Object> ring = new RingBuffer<>(CAPACITY, Overflow.BLOCK);
    private final ArrayBlockingQueue<Object> queue = new ArrayBlockingQueue<>(CAPACITY);

    private final RingBuffer<Object> fullRing = new RingBuffer<>(CAPACITY, Overflow.DROP_OLDEST);
    private final ArrayBlockingQueue<Object> fullQueue = new ArrayBlockingQueue<>(CAPACITY);

    /** For JMH. */
    public BufferBenchmark() {}

    /** Fills what has to be full. */
    @Setup
    public void fill() throws InterruptedException {
        for (int i = 0; i < CAPACITY; i++) {
            fullRing.put(item);
            fullQueue.put(item);
        }
    }

    /** One in, one out. */
    @Benchmark
    public @Nullable Object putTakeRing() throws InterruptedException {
        ring.put(item);
        return ring.take();
    }

    /** One in, one out. */
    @Benchmark
    public Object putTakeQueue() throws InterruptedException {
        queue.put(item);
        return queue.take();
    }

    /** One more, the oldest makes room. */
    @Benchmark
    public @Nullable Object putFullRing() throws InterruptedException {
        return fullRing.put(item);
    }

    /** One more, the oldest makes room. */
    @Benchmark
    public @Nullable Object putFullQueue() {
        Object dropped = null;
        while (!fullQueue.offer(item)) {
            dropped = fullQueue.poll();
        }
        return dropped;
    }

    /** Many in, all out. */
    @Benchmark
    public int putManyDrainRing() throws InterruptedException {
        for (int i = 0; i < CAPACITY; i++) {
            ring.put(item);
        }
        return ring.drainAll(batch);
    }

    /** Many in, all out. */
    @Benchmark
    public int putManyDrainQueue() throws InterruptedException {
        for (int i = 0; i < CAPACITY; i++) {
            queue.put(item);
        }
        list.clear();
        return queue.drainTo(list);
    }
}
