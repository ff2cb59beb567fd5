package io.github.parallelpipe.benchmarks.buffers;

import io.github.parallelpipe.buffer.Batch;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.buffer.RingBuffer;
import org.jspecify.annotations.Nullable;

/** This library's buffer. */
final class Ring implements Buffer {

    private final RingBuffer<Object> ring;
    private final Batch<Object> batch;

    Ring(int capacity, Overflow overflow) {
        this.ring = new RingBuffer<>(capacity, overflow);
        this.batch = new Batch<>(capacity);
    }

    @Override
    public void put(Object item) throws InterruptedException {
        ring.put(item);
    }

    @Override
    public @Nullable Object take() throws InterruptedException {
        return ring.take();
    }

    @Override
    public int drain() throws InterruptedException {
        return ring.drainAll(batch);
    }
}
