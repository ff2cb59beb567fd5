package io.github.parallelpipe.micrometer;

import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunReport;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The runs of one pipeline: those that go on, and the sums over those that have ended, of which nothing else is kept. A run
 * goes from the ones to the other under the lock, so that no sum ever goes down. No lock of the library's is held by
 * whoever waits for this one.
 */
final class Account {

    /** For as long, what was read of the runs is taken for what it is now: longer than a scrape reads all meters. */
    private static final long FRESH_NANOS = Duration.ofMillis(100).toNanos();

    private final LongSupplier nanoClock;
    private final Lock lock = new ReentrantLock();

    // Guarded by the lock.
    private final Map<PipelineRun<?>, ActiveRun> active = new HashMap<>();
    private final Sums ended = new Sums();
    private @Nullable Sums read;
    private long readNanos;

    Account(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** A run begins. */
    void add(PipelineRun<?> run, RunReport atStart) {
        lock.lock();
        try {
            active.put(run, new ActiveRun(run, atStart, nanoClock.getAsLong()));
            read = null;
        } finally {
            lock.unlock();
        }
    }

    /** A run has ended. */
    void settle(PipelineRun<?> run) {
        lock.lock();
        try {
            if (active.remove(run) != null) { // else it was seen to have ended before
                ended.addEnded(run.report());
                read = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /** What all runs have done. Not changed any more. */
    Sums sums() {
        lock.lock();
        try {
            long now = nanoClock.getAsLong();
            Sums sums = read;
            if (sums == null || now - readNanos >= FRESH_NANOS) {
                sums = readRuns(now);
                read = sums;
                readNanos = now;
            }
            return sums;
        } finally {
            lock.unlock();
        }
    }

    private Sums readRuns(long now) {
        Sums sums = new Sums();
        for (Iterator<ActiveRun> runs = active.values().iterator(); runs.hasNext(); ) {
            ActiveRun run = runs.next();
            RunReport report = run.report();
            if (report.state().isEnded()) {
                runs.remove();
                ended.addEnded(report);
            } else {
                sums.addActive(report, run.earlier(report, now));
            }
        }
        sums.addAll(ended);
        return sums;
    }
}
