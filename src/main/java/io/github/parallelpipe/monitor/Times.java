package io.github.parallelpipe.monitor;

import io.github.parallelpipe.Histogram;

/** What there is to say of many durations, in nanoseconds; zeros if there were none. */
record Times(long count, long median, long p99, long max) {

    static Times of(Histogram histogram) {
        return new Times(
                histogram.count(),
                histogram.median().toNanos(),
                histogram.quantile(0.99).toNanos(),
                histogram.max().toNanos());
    }
}
