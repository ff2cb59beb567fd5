package io.github.parallelpipe.benchmarks;

/**
 * Counts durations in buckets, each at most 3 % wide: recording one takes a few nanoseconds and no memory. For one thread
 * at a time.
 */
final class Histogram {

    /** Each doubling of the value has so many buckets. */
    private static final int BUCKETS = 32;

    private static final int BITS = 5;

    private final long[] counts = new long[(Long.SIZE - BITS) * BUCKETS];
    private long recorded;
    private long sum;
    private long most;

    void record(long nanos) {
        long value = Math.max(0, nanos);
        counts[bucket(value)]++;
        recorded++;
        sum += value;
        most = Math.max(most, value);
    }

    private static int bucket(long value) {
        int shift = Math.max(0, Long.SIZE - BITS - 1 - Long.numberOfLeadingZeros(value));
        return shift * BUCKETS + (int) (value >>> shift);
    }

    /** The middle of a bucket's values. */
    private static double middle(int bucket) {
        int shift = Math.max(0, bucket / BUCKETS - 1);
        long first = (long) (bucket - shift * BUCKETS) << shift;
        return first + ((1L << shift) - 1) / 2.0;
    }

    long recorded() {
        return recorded;
    }

    /** Not a number if nothing was recorded. */
    double mean() {
        return recorded == 0 ? Double.NaN : (double) sum / recorded;
    }

    double max() {
        return recorded == 0 ? Double.NaN : most;
    }

    /** The value below which that part of all lies; not a number if nothing was recorded. */
    double quantile(double part) {
        long left = (long) Math.ceil(part * recorded);
        for (int bucket = 0; bucket < counts.length; bucket++) {
            left -= counts[bucket];
            if (left <= 0 && counts[bucket] > 0) {
                return middle(bucket);
            }
        }
        return Double.NaN;
    }
}
