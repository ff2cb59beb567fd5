package io.github.parallelpipe.benchmarks.buffers;

import io.github.parallelpipe.buffer.Overflow;
import java.util.function.IntFunction;
import org.jctools.queues.MpmcArrayQueue;
import org.jctools.queues.SpscArrayQueue;

/** Whose buffer it is. */
public enum BufferKind {

    /** Ours. */
    RING(capacity -> new Ring(capacity, Overflow.BLOCK), capacity -> new Ring(capacity, Overflow.DROP_OLDEST)),

    /** The JDK's. */
    ARRAY_BLOCKING_QUEUE(
            capacity -> new BlockingQueueBuffer(capacity, false), capacity -> new BlockingQueueBuffer(capacity, true)),

    /** A channel of Kotlin's, suspending or dropping. */
    KOTLIN(capacity -> new KotlinBuffer(capacity, false), capacity -> new KotlinBuffer(capacity, true)),

    /** A channel of Jox's; a select drops. */
    JOX(capacity -> new JoxBuffer(capacity, false), capacity -> new JoxBuffer(capacity, true)),

    /** For many producers and many consumers. */
    JCTOOLS_MPMC(
            capacity -> new JcToolsBuffer(new MpmcArrayQueue<>(capacity)),
            capacity -> new JcToolsBuffer(new MpmcArrayQueue<>(capacity))),

    /** For one producer and one consumer, so that it cannot drop from the producer's side, unless they are one thread. */
    JCTOOLS_SPSC(
            capacity -> new JcToolsBuffer(new SpscArrayQueue<>(capacity)),
            capacity -> new JcToolsBuffer(new SpscArrayQueue<>(capacity)));

    private final IntFunction<Buffer> lossless;
    private final IntFunction<Buffer> dropping;

    BufferKind(IntFunction<Buffer> lossless, IntFunction<Buffer> dropping) {
        this.lossless = lossless;
        this.dropping = dropping;
    }

    /**
     * One that never drops.
     *
     * @param capacity how many items it can hold
     * @return the buffer
     */
    public Buffer create(int capacity) {
        return lossless.apply(capacity);
    }

    /**
     * One that drops its oldest item when full.
     *
     * @param capacity how many items it can hold
     * @return the buffer
     */
    public Buffer createDropping(int capacity) {
        return dropping.apply(capacity);
    }
}
