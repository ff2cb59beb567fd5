package io.github.parallelpipe.jfr;

import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunListener;
import io.github.parallelpipe.StageReport;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;

/**
 * Tells Java Flight Recorder of every run of this process: installed as a service, it is nothing that a program makes or
 * calls.
 *
 * <p>A run's items do not come by here. While something is recorded, Flight Recorder's own thread asks each run for its {@link
 * PipelineRun#report()}, once a period for each event that has one; otherwise nobody does, and a run costs its entry in a map.
 *
 * <p><em>Threading:</em> safe for all threads.
 *
 * @implNote Flight Recorder is not initialised by this, since that takes longer than to start a run: its events are registered
 *     when somebody else has done so, be it in the middle of a run.
 */
public final class FlightEvents implements RunListener {

    private final Map<PipelineRun<?>, WatchedRun> runs = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    /** Set when Flight Recorder is there: no event class may be touched before. */
    private volatile boolean recordable;

    /** For the service loader. */
    public FlightEvents() {
        FlightRecorder.addListener(new FlightRecorderListener() {
            @Override
            public void recorderInitialized(FlightRecorder recorder) {
                register();
            }
        });
    }

    /** What it throws would reach whoever wants to record something, be it no pipeline. */
    private void register() {
        try {
            List.of(RunEvent.class, StageFailureEvent.class, ItemsLostEvent.class, StallEvent.class, QueueDepthEvent.class)
                    .forEach(FlightRecorder::register);
            FlightRecorder.addPeriodicEvent(QueueDepthEvent.class, () -> look(WatchedStage::tellDepth));
            FlightRecorder.addPeriodicEvent(ItemsLostEvent.class, () -> look(WatchedStage::tellLosses));
            FlightRecorder.addPeriodicEvent(StallEvent.class, () -> look(WatchedStage::tellStall));
            recordable = true;
        } catch (Throwable e) {
            System.getLogger("io.github.parallelpipe")
                    .log(Level.WARNING, "Flight Recorder will not be told of pipelines", e);
        }
    }

    private void look(BiConsumer<WatchedStage, StageReport> telling) {
        runs.values().forEach(run -> run.look(telling));
    }

    @Override
    public void started(PipelineRun<?> run) {
        WatchedRun watched = new WatchedRun(run, numbers.incrementAndGet());
        runs.put(run, watched);
        if (recordable) {
            watched.begin();
        }
    }

    @Override
    public void stageFailed(PipelineRun<?> run, String stage, Throwable cause) {
        WatchedRun watched = runs.get(run);
        if (recordable && watched != null) {
            watched.fail(stage, cause);
        }
    }

    @Override
    public void ended(PipelineRun<?> run) {
        WatchedRun watched = runs.remove(run);
        if (recordable && watched != null) {
            watched.end();
        }
    }
}
