package io.github.parallelpipe;

import java.time.Duration;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Histograms of made-up durations, for tests of what shows them. */
public final class Histograms {

    private Histograms() {}

    public static Histogram of(Duration... durations) {
        long[] nanos = Stream.of(durations).mapToLong(Duration::toNanos).toArray();
        long[] counts = new long[1 + LongStream.of(nanos).mapToInt(Histogram::index).max().orElse(0)];
        LongStream.of(nanos).mapToInt(Histogram::index).forEach(index -> counts[index]++);
        return new Histogram(counts, LongStream.of(nanos).sum());
    }
}
