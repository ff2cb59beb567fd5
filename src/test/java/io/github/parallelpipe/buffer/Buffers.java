package io.github.parallelpipe.buffer;

/** Buffers to begin a test with. */
final class Buffers {

    private Buffers() {}

    @SafeVarargs
    static <T> RingBuffer<T> holding(int capacity, Overflow overflow, T... items) throws InterruptedException {
        RingBuffer<T> buffer = new RingBuffer<>(capacity, overflow);
        for (T item : items) {
            buffer.put(item);
        }
        return buffer;
    }

    static BufferCounts counts(long offered, long taken, long dropped, long discarded, int buffered) {
        return new BufferCounts(offered, taken, dropped, discarded, buffered);
    }
}
