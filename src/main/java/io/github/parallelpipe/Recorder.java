package io.github.parallelpipe;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Counts durations into the ranges of a {@link Histogram}, for any number of threads. Nothing is allocated but when the
 * first duration of its group comes.
 */
final class Recorder {

    private static final AtomicLongArray[] NONE = {};
    private static final AtomicLongArray ABSENT = new AtomicLongArray(0);

    /** The counters by groups of {@link Histogram#WIDTH}; an array of them is never changed, but replaced by a larger one. */
    private final AtomicReference<AtomicLongArray[]> groups = new AtomicReference<>(NONE);
    private final AtomicLong totalNanos = new AtomicLong();

    void record(long nanos) {
        int index = Histogram.index(nanos);
        group(index / Histogram.WIDTH).getAndIncrement(index % Histogram.WIDTH);
        totalNanos.addAndGet(Math.max(0, nanos));
    }

    private AtomicLongArray group(int number) {
        if (!isIn(groups.get(), number)) {
            groups.getAndUpdate(now -> with(number, now));
        }
        return groups.get()[number];
    }

    private static boolean isIn(AtomicLongArray[] groups, int number) {
        return number < groups.length && groups[number] != ABSENT;
    }

    private static AtomicLongArray[] with(int number, AtomicLongArray[] groups) {
        if (isIn(groups, number)) {
            return groups;
        }
        AtomicLongArray[] more = Arrays.copyOf(groups, Math.max(groups.length, number + 1));
        Arrays.fill(more, groups.length, more.length, ABSENT);
        more[number] = new AtomicLongArray(Histogram.WIDTH);
        return more;
    }

    /** What has been counted so far. While others count, the sum may be a few durations behind or ahead. */
    Histogram histogram() {
        AtomicLongArray[] now = groups.get();
        long[] counts = new long[now.length * Histogram.WIDTH];
        for (int index = 0; index < counts.length; index++) {
            AtomicLongArray group = now[index / Histogram.WIDTH];
            counts[index] = group == ABSENT ? 0 : group.get(index % Histogram.WIDTH);
        }
        return now.length == 0 ? Histogram.empty() : new Histogram(counts, totalNanos.get());
    }
}
