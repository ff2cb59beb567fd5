package io.github.parallelpipe.jmx;

import io.github.parallelpipe.Histogram;
import java.time.Duration;

/**
 * How durations were distributed since the run's start, in milliseconds; all zero if none was timed.
 *
 * @param count        how many were timed
 * @param meanMillis   their arithmetic mean
 * @param medianMillis what half of them do not exceed
 * @param p99Millis    what 99 % of them do not exceed
 * @param maxMillis    the longest
 */
public record Durations(long count, double meanMillis, double medianMillis, double p99Millis, double maxMillis) {

    static Durations of(Histogram histogram) {
        return new Durations(
                histogram.count(),
                millis(histogram.mean()),
                millis(histogram.median()),
                millis(histogram.quantile(0.99)),
                millis(histogram.max()));
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
