package io.github.parallelpipe;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How durations were distributed, as counted up to one moment: how many there were, and how long they took at any quantile.
 *
 * <p>It has counters for ranges of durations: 32 of equal width from each power of two to the next, in which a duration
 * below 512 ns is exact to 4 ns, and every longer one to 1.6 %; what is longer than 13 days counts as 13 days. Its memory is
 * fixed: the counters take 11 KB at most. (The layout is that of Gil Tene's HdrHistogram.)
 *
 * <p><em>Threading:</em> immutable.
 */
public final class Histogram {

    /** How many counters there are to a power of two. */
    static final int WIDTH = 32;

    private static final int WIDTH_BITS = 5;
    /** The narrowest range is of 8 ns. */
    private static final int UNIT_BITS = 3;
    private static final long LONGEST = (1L << 50) - 1;

    /** Takes back what a product of doubles may be too large by: 0.07 of 100 is 7. */
    private static final double EXACT = 1 - 1e-12;

    private static final Histogram EMPTY = new Histogram(new long[0], 0);

    private final long[] counts;
    private final long totalNanos;
    private final long count;

    /** The counters, the one for the shortest durations first. */
    Histogram(long[] counts, long totalNanos) {
        int used = counts.length;
        while (used > 0 && counts[used - 1] == 0) {
            used--;
        }
        this.counts = Arrays.copyOf(counts, used);
        this.totalNanos = totalNanos;
        this.count = Arrays.stream(counts).sum();
    }

    /**
     * The one in which nothing was counted.
     *
     * @return the empty histogram
     */
    public static Histogram empty() {
        return EMPTY;
    }

    /** Which counter is for a duration; a negative one counts as none. */
    static int index(long nanos) {
        long units = Math.clamp(nanos, 0, LONGEST) >>> UNIT_BITS;
        int exponent = Math.max(0, Long.SIZE - 1 - WIDTH_BITS - Long.numberOfLeadingZeros(units));
        return exponent * WIDTH + (int) (units >>> exponent);
    }

    /** What a counter's durations are taken for: the middle of its range. */
    static long nanos(int index) {
        int exponent = Math.max(0, index / WIDTH - 1);
        long lowest = (long) (index - exponent * WIDTH) << exponent + UNIT_BITS;
        return lowest + (1L << exponent + UNIT_BITS - 1);
    }

    /**
     * How many durations were counted.
     *
     * @return how many
     */
    public long count() {
        return count;
    }

    /**
     * All durations together, exact.
     *
     * @return their sum; zero if none was counted
     */
    public Duration total() {
        return Duration.ofNanos(totalNanos);
    }

    /**
     * The arithmetic mean.
     *
     * @return the mean; zero if none was counted
     */
    public Duration mean() {
        return count == 0 ? Duration.ZERO : total().dividedBy(count);
    }

    /**
     * The duration that a share of them does not exceed: of the nearest rank, so that it is (nearly) one that was counted.
     *
     * @param share the share, from 0 (the shortest of them) to 1 (the longest)
     * @return the duration; zero if none was counted
     * @throws IllegalArgumentException if {@code share} is out of range
     */
    public Duration quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("quantile must be from 0 to 1: " + share);
        }
        long rank = Math.max(1, (long) Math.ceil(share * count * EXACT));
        for (int index = 0; index < counts.length; index++) {
            rank -= counts[index];
            if (rank <= 0) {
                return Duration.ofNanos(nanos(index));
            }
        }
        return Duration.ZERO;
    }

    /**
     * The duration that half of them do not exceed.
     *
     * @return the quantile 0.5
     */
    public Duration median() {
        return quantile(0.5);
    }

    /**
     * The longest of them.
     *
     * @return the quantile 1
     */
    public Duration max() {
        return quantile(1);
    }

    /**
     * What was counted after an earlier moment: so, of the last minute, if that is how long ago it was.
     *
     * @param earlier what had been counted by then, of the same stage of the same run
     * @return the difference
     * @throws IllegalArgumentException if {@code earlier} has counted what this one has not
     */
    public Histogram since(Histogram earlier) {
        long[] rest = Arrays.copyOf(counts, Math.max(counts.length, earlier.counts.length));
        for (int index = 0; index < earlier.counts.length; index++) {
            rest[index] -= earlier.counts[index];
            if (rest[index] < 0) {
                throw new IllegalArgumentException("an earlier histogram must not have counted more: " + earlier);
            }
        }
        return new Histogram(rest, totalNanos - earlier.totalNanos);
    }

    /** Whether the other one has counted the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Histogram that && totalNanos == that.totalNanos && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(counts) + Long.hashCode(totalNanos);
    }

    /**
     * How many there were, and their median, 99th percentile and maximum.
     *
     * @return a line in milliseconds
     */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d: median %.3f ms, 99 %% %.3f ms, max %.3f ms",
                count, median().toNanos() / 1e6, quantile(0.99).toNanos() / 1e6, max().toNanos() / 1e6);
    }
}
