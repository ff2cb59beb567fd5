package io.github.parallelpipe.monitor;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.buffer.RingBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a run again and again: ten times a second while somebody watches, once a second otherwise, and not any more
 * once it has ended. Whoever asks in between gets what was seen last, unless that is older than a tenth of a second: so
 * a thousand who ask do not make a thousand reports.
 */
final class Sampler {

    /** How often somebody who watches is told. */
    static final Duration TICK = Duration.ofMillis(100);

    /** A little less than a tick, and than a second: a tick is not always on time. */
    private static final long FRESH = Duration.ofMillis(90).toNanos();
    private static final long UNWATCHED = Duration.ofMillis(950).toNanos();

    private final PipelineRun<?> run;
    private final Supplier<List<String>> images;
    private final Watchers watchers;

    private final ReentrantLock lock = new ReentrantLock();
    @GuardedBy("lock")
    private final History history;
    @GuardedBy("lock")
    private View view;
    /** Of the view, with the whole history, once somebody has asked for it. */
    @GuardedBy("lock")
    private byte @Nullable [] everything;

    Sampler(PipelineRun<?> run, Supplier<List<String>> images, Watchers watchers) {
        this.run = run;
        this.images = images;
        this.watchers = watchers;
        RunReport report = run.report();
        history = new History(report);
        view = View.of(report, history, List.of());
    }

    /** Tells those who watch. To be called once a {@link #TICK}, by one thread; after the end it does nothing. */
    void tick() {
        if (watchers.haveEnded()) {
            return;
        }
        lock.lock();
        try {
            boolean watched = !watchers.isEmpty();
            refresh(watched ? FRESH : UNWATCHED);
            if (watched || view.isFinal()) { // to all who have come until then; those who come later see the end at once
                watchers.tell(view.toJson(history.lastSecond(), images.get()));
            }
            if (view.isFinal()) {
                watchers.end();
            }
        } finally {
            lock.unlock();
        }
    }

    /** There is another picture. */
    void imageAdded() {
        lock.lock();
        try {
            everything = null;
        } finally {
            lock.unlock();
        }
    }

    /** What there is to see now, with the whole history. */
    byte[] everything() {
        lock.lock();
        try {
            refresh(FRESH);
            if (everything == null) {
                everything = view.toJson(history.seconds(), images.get());
            }
            return everything;
        } finally {
            lock.unlock();
        }
    }

    /** The same, for one who watches: what it has been told until now is older, and forgotten. */
    byte[] everything(RingBuffer<byte[]> updates) {
        lock.lock();
        try {
            updates.poll();
            return everything();
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void refresh(long freshNanos) {
        if (view.isFinal() || System.nanoTime() - view.nowNanos() < freshNanos) {
            return;
        }
        RunReport report = run.report();
        history.add(report);
        view = View.of(report, history, view.activities());
        everything = null;
    }
}
