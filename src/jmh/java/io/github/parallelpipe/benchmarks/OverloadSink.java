package io.github.parallelpipe.benchmarks;

import io.github.parallelpipe.benchmarks.Overload.Stamp;
import java.util.function.Consumer;

/** Works on each item for a while, and knows how old it was, and how many still came after the puts had ended. */
final class OverloadSink implements Consumer<Object> {

    private static final long QUIET_NANOS = 10_000_000;

    private final long workNanos;

    /** Written by the sink's thread, read by the producer when {@link #arrived} no longer grows. */
    private Histogram ages = new Histogram();

    private volatile long arrived;

    /** Written by the producer, read by the sink's thread. */
    private volatile long stoppedNanos = Long.MAX_VALUE;

    private long left;
    private long mostLeft;

    OverloadSink(long workNanos) {
        this.workNanos = workNanos;
    }

    @Override
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // only this thread writes it
    public void accept(Object item) {
        long now = System.nanoTime();
        ages.record(now - ((Stamp) item).nanos());
        if (now > stoppedNanos) {
            left++;
        }
        Pause.workUntil(now + workNanos);
        arrived++;
    }

    /** The producer has ended its puts for now. */
    void stopped(long nanos) {
        stoppedNanos = nanos;
    }

    /** For the producer: returns when nothing has arrived for a while, and counts what did since the stop. */
    void awaitQuiet() {
        long seen;
        do {
            seen = arrived;
            Pause.rest(QUIET_NANOS);
        } while (seen != arrived);
        mostLeft = Math.max(mostLeft, left);
        left = 0;
        stoppedNanos = Long.MAX_VALUE;
    }

    /** For the producer, when all is quiet: what has been is warm-up. */
    void forget() {
        ages = new Histogram();
        mostLeft = 0;
    }

    Histogram ages() {
        return ages;
    }

    long mostLeft() {
        return mostLeft;
    }
}
