package io.github.parallelpipe.buffer;

/**
 * What has become of every item that was offered to a {@link RingBuffer}, read at one instant under its lock, so that
 * {@code offered = taken + dropped + discarded + buffered} always holds.
 *
 * @param offered   how many items the buffer was given; a put that threw or timed out did not give it any
 * @param taken     how many were taken by a consumer
 * @param dropped   how many made room for others ({@link Overflow#DROP_OLDEST}, {@link Overflow#DROP_NEWEST}) or were
 *                  superseded ({@link RingBuffer#takeLatest(Batch) takeLatest})
 * @param discarded how many {@link RingBuffer#closeNow()} handed back
 * @param buffered  how many are waiting
 */
public record BufferCounts(long offered, long taken, long dropped, long discarded, int buffered) {

    /**
     * Tells whether every offered item is accounted for.
     *
     * @return whether {@code offered = taken + dropped + discarded + buffered}
     */
    public boolean balances() {
        return offered == taken + dropped + discarded + buffered;
    }
}
