package io.github.parallelpipe.jfr;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.StageReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One run, from its start to its end, and what of it has been told. Looked at by Flight Recorder's periodic thread, and ended
 * by one of the run's own: the lock sees to it that nothing is told twice, or after the end.
 *
 * <p>Until something is recorded, no event class is touched, as that would initialise Flight Recorder.
 */
final class WatchedRun {

    private final PipelineRun<?> run;
    private final long number;
    private final ReentrantLock lock = new ReentrantLock();

    /** The pipeline's name, once it has been asked for. */
    private volatile @Nullable String pipeline;

    @GuardedBy("lock")
    private final List<WatchedStage> stages = new ArrayList<>();

    @GuardedBy("lock")
    private @Nullable RunEvent whole;

    @GuardedBy("lock")
    private boolean ended;

    WatchedRun(PipelineRun<?> run, long number) {
        this.run = run;
        this.number = number;
    }

    /** Lets the run's own event begin, as soon as a recording wants it: before that, its clock does not run. */
    void begin() {
        lock.lock();
        try {
            RunEvent event = new RunEvent();
            if (whole == null && event.isEnabled()) {
                event.begin();
                whole = event;
            }
        } finally {
            lock.unlock();
        }
    }

    void look(BiConsumer<WatchedStage, StageReport> telling) {
        begin();
        lock.lock();
        try {
            if (!ended) {
                tell(run.report(), telling);
            }
        } finally {
            lock.unlock();
        }
    }

    void fail(String stage, Throwable cause) {
        StageFailureEvent event = new StageFailureEvent();
        if (!event.isEnabled()) {
            return;
        }
        event.pipeline = pipeline();
        event.run = number;
        event.stage = stage;
        event.thrown = cause.getClass();
        event.message = cause.getMessage();
        event.endsRun = run.state().compareTo(RunState.CANCELLING) >= 0
                && run.report().failure().filter(failure -> failure.getCause() == cause).isPresent();
        event.commit();
    }

    /** Asked for once, as a report takes long beside the event of an item that is skipped. */
    private String pipeline() {
        String known = pipeline;
        if (known == null) {
            known = run.report().pipeline();
            pipeline = known;
        }
        return known;
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            RunReport last = run.report();
            tell(last, WatchedStage::tellLosses);
            stages.forEach(WatchedStage::tellStallOver);
            tellEnd(last);
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void tell(RunReport now, BiConsumer<WatchedStage, StageReport> telling) {
        for (int i = 0; i < now.stages().size(); i++) {
            StageReport stage = now.stages().get(i);
            if (i == stages.size()) {
                stages.add(new WatchedStage(now.pipeline(), number, stage.stage()));
            }
            telling.accept(stages.get(i), stage);
        }
    }

    @GuardedBy("lock")
    private void tellEnd(RunReport last) {
        RunEvent event = whole == null ? new RunEvent() : whole;
        event.pipeline = last.pipeline();
        event.run = number;
        event.state = last.state().name();
        event.elapsed = last.elapsed().toNanos();
        event.offered = last.stages().getFirst().offered();
        event.delivered = last.stages().getLast().processed();
        event.commit();
    }
}
