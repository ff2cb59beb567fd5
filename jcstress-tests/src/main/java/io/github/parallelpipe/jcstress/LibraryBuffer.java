package io.github.parallelpipe.jcstress;

import io.github.parallelpipe.buffer.Batch;
import io.github.parallelpipe.buffer.BufferCounts;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.buffer.RingBuffer;
import java.time.Duration;
import java.util.List;

/** The library's buffer, which the claims are about. Each method is one call. */
final class LibraryBuffer<T> implements Buffer<T> {

    private final RingBuffer<T> ring;

    LibraryBuffer(int capacity, Overflow overflow) {
        ring = new RingBuffer<>(capacity, overflow);
    }

    @Override
    public T put(T item) {
        return uninterrupted(() -> ring.put(item));
    }

    @Override
    public T put(T item, Duration timeout) {
        return uninterrupted(() -> ring.put(item, timeout));
    }

    @Override
    public T forward(T item, long number, long missed) {
        return uninterrupted(() -> ring.forward(item, number, 0, missed));
    }

    @Override
    public T take() {
        return uninterrupted(ring::take);
    }

    @Override
    public T poll() {
        return ring.poll();
    }

    @Override
    public T poll(Duration timeout) {
        return uninterrupted(() -> ring.poll(timeout));
    }

    @Override
    public Removed<T> takeLatest() {
        Batch<T> batch = new Batch<>(0);
        uninterrupted(() -> ring.takeLatest(batch));
        int last = batch.size() - 1;
        return last < 0 ? removed(batch, 0) : removed(batch, batch.missed(last));
    }

    @Override
    public Removed<T> drain(int max) {
        Batch<T> batch = new Batch<>(0);
        uninterrupted(() -> ring.drain(batch, max));
        return removed(batch);
    }

    @Override
    public Removed<T> drainAll() {
        Batch<T> batch = new Batch<>(0);
        uninterrupted(() -> ring.drainAll(batch));
        return removed(batch);
    }

    @Override
    public Removed<T> gather(int max, Duration linger) {
        Batch<T> batch = new Batch<>(0);
        uninterrupted(() -> ring.drain(batch, max, linger));
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
    public boolean isClosed() {
        return ring.isClosed();
    }

    @Override
    public boolean isEnded() {
        return ring.isEnded();
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
        return removed(batch, missed);
    }

    private static <T> Removed<T> removed(Batch<T> batch, long missed) {
        int last = batch.size() - 1;
        return new Removed<>(batch.toList(), missed, last < 0 ? -1 : batch.sequence(last));
    }

    private static <R> R uninterrupted(Call<R> call) {
        try {
            return call.call();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private interface Call<R> {

        R call() throws InterruptedException;
    }
}
