package io.github.parallelpipe;

import java.util.function.LongSupplier;

/**
 * Decides which items are timed, as reading the clock can take longer than all else that is done for an item: each one, as long
 * as they come no faster than 50,000 a second, a burst of a thousand aside; then ever fewer, down to one in 128 on average.
 * That they come slowly again is noticed with the next one that is timed.
 *
 * <p>It is a token bucket, kept in time: what is timed costs a share of the time that has passed, of which some is saved up.
 * The gaps between those that are timed are random, so that a source or a stage with a rhythm of its own, such as batches
 * of 32, is seen at all its beats.
 *
 * <p>Its fields are plain, and where there are several producers or workers they race on them. What comes of that is that
 * some items more or less are timed.
 */
final class Sampler {

    /** In place of a time, for an item that is not timed. */
    static final long UNTIMED = 0;

    private static final long PRICE_NANOS = 20_000;
    private static final long MOST_NANOS = 1_000 * PRICE_NANOS;
    private static final int WIDEST = 256;

    private final LongSupplier clock;

    /** The gap to the next one is random from 1 to this: a power of two. */
    private int widest = 1;
    private int left;
    private long savedNanos = MOST_NANOS;
    private long lastNanos;

    Sampler() {
        this(System::nanoTime);
    }

    Sampler(LongSupplier clock) {
        this.clock = clock;
        this.lastNanos = clock.getAsLong();
    }

    /** The time now, if the item is to be timed. */
    long sample() {
        if (--left > 0) {
            return UNTIMED;
        }
        long now = clock.getAsLong();
        savedNanos = Math.max(0, Math.min(MOST_NANOS, savedNanos + now - lastNanos) - PRICE_NANOS);
        widest = savedNanos > 0 ? 1 : Math.min(WIDEST, 2 * widest);
        left = 1 + (mixed(now) & widest - 1);
        lastNanos = now;
        return now;
    }

    /** By a multiplication with the golden ratio (Knuth, The Art of Computer Programming, 6.4). */
    private static int mixed(long now) {
        return (int) (now * 0x9E3779B97F4A7C15L >>> 32);
    }
}
