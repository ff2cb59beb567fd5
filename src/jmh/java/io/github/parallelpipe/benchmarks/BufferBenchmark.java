package io.github.parallelpipe.benchmarks;

import io.github.parallelpipe.benchmarks.buffers.Buffer;
import io.github.parallelpipe.benchmarks.buffers.BufferKind;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a buffer costs one thread that nobody contends with: one item in and out, one more into a full one, many in and
 * all out. {@link BufferOperations} runs it in rounds and prints a table; JMH's own main runs it too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 80, time = 15, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class BufferBenchmark {

    private static final int CAPACITY = 64;

    /** Whose buffer it is. */
    @Param({"RING", "ARRAY_BLOCKING_QUEUE", "KOTLIN", "JOX", "JCTOOLS_MPMC", "JCTOOLS_SPSC"})
    public BufferKind kind = BufferKind.RING;

    private final Object item = new Object();

    /** Not set before {@link #fill}: a JVM is to know the class of no other buffer than the one that it measures. */
    private Buffer buffer;

    private Buffer full;

    /** For JMH. */
    public BufferBenchmark() {}

    /** Makes the buffers, and fills what has to be full. */
    @Setup
    public void fill() throws Exception {
        buffer = kind.create(CAPACITY);
        full = kind.createDropping(CAPACITY);
        for (int i = 0; i < CAPACITY; i++) {
            full.put(item);
        }
    }

    /** One in, one out. */
    @Benchmark
    public @Nullable Object putTake() throws Exception {
        buffer.put(item);
        return buffer.take();
    }

    /** One more, the oldest makes room. */
    @Benchmark
    public void putFull() throws Exception {
        full.put(item);
    }

    /** Many in, all out. */
    @Benchmark
    public int putManyDrain() throws Exception {
        for (int i = 0; i < CAPACITY; i++) {
            buffer.put(item);
        }
        return buffer.drain();
    }
}
