package io.github.parallelpipe;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Durations as nanoseconds. */
final class Nanos {

    private Nanos() {}

    /** Saturating: a time of centuries is as good as none. */
    static long of(Duration duration) {
        return TimeUnit.NANOSECONDS.convert(duration);
    }
}
