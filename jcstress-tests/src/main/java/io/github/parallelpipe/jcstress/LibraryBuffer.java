package io.github.parallelpipe.jcstress;

import io.github.parallelpipe.buffer.Batch;
import io.github.parallelpipe.buffer.BufferCounts;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.buffer.RingBuffer;
import java.util.List;

/** The library's buffer, which the claims are about. Each method is one call. */
final class LibraryBuffer<T> implements Buffer<T> {

    private final RingBuffer<T> ring;

    LibraryBuffer(int capacity, Overflow overflow) {
        ring = new RingBuffer<>(capacity, overflow);
    }

    @Override
    public T put(T item) {
        try {
            return ring.put(item);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public T take() {
        try {
            return ring.take();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Removed<T> takeLatest() {
        Batch<T> batch = new Batch<>(0);
        try {
            ring.takeLatest(batch);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return new Removed<>(batch.toList(), batch.size() == 0 ? 0 : batch.missed(batch.size() - 1));
    }

    @Override
    public Removed<T> drain(int max) {
        Batch<T> batch = new Batch<>(0);
        try {
            ring.drain(batch, max);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return removed(batch);
    }

    @Override
    public Removed<T> drainAll() {
        Batch<T> batch = new Batch<>(0);
        try {
            ring.drainAll(batch);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return removed(batch);
    }

    @Override
    public void close() {
        ring.close();
    }

    @Override
    public List<T> closeNow() {
        return ring.closeNow();
    }

    @Override
    public BufferCounts counts() {
        return ring.counts();
    }

    private static <T> Removed<T> removed(Batch<T> batch) {
        long missed = 0;
        for (int i = 0; i < batch.size(); i++) {
            missed += batch.missed(i);
        }
        return new Removed<>(batch.toList(), missed);
    }
}
