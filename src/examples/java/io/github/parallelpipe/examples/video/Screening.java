package io.github.parallelpipe.examples.video;

import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.monitor.Monitor;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One film, shown from the first frame to the report. */
final class Screening {
    /** How long the stages may take to work off what they have, once somebody has pressed Ctrl-C. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final PrintStream out;
    private final FramePool pool;
    private final Stopwatch stopwatch;
    private final LivePicture live = new LivePicture();
    private final Screen screen;
    private final VideoPipeline stages;
    private final Capture capture;
    private final VideoOptions options;
    private final List<String> troubles = new ArrayList<>();

    Screening(VideoOptions options, FrameSource source, PrintStream out) {
        this.options = options;
        this.out = out;
        pool = new FramePool(mostFramesOut(options));
        stopwatch = new Stopwatch(options.slow());
        screen = new Screen(
                out,
                options.png().map(Annotation::new),
                options.monitor().isPresent() ? Optional.of(live) : Optional.empty(),
                stopwatch);
        stages = new VideoPipeline(pool, screen, stopwatch);
        capture = new Capture(source, pool, options);
    }

    /**
     * A full buffer in front of each stage, and another one in the hands of the one that takes all; beside each
     * stage, and beside capture, a frame being worked on and one that was just dropped. Of several workers, twice as
     * many frames as there are of them are being worked on, or wait for their turn to go on.
     */
    private static int mostFramesOut(VideoOptions options) {
        int withWorkers = options.workers().values().stream().mapToInt(workers -> 2 * workers).sum();
        return (VideoOptions.STAGES.size() + 1) * (options.buffer() + 2) + withWorkers;
    }

    /**
     * Shows the film to its end, or until stopped, and prints the report.
     *
     * @throws IOException if the live page cannot be served
     */
    void play() throws IOException, InterruptedException {
        PipelineRun<Frame> run = stages.define(options).start();
        screen.watch(run::report);
        if (options.monitor().isEmpty()) {
            play(run);
            return;
        }
        try (Monitor monitor = serve(run)) {
            out.println("live at " + monitor.uri());
            play(run);
        }
    }

    private Monitor serve(PipelineRun<Frame> run) throws IOException {
        try {
            return Monitor.serve(run, options.monitor().getAsInt()).image("frame", live::jpeg);
        } catch (IOException taken) {
            stop();
            run.close();
            throw taken;
        }
    }

    private void play(PipelineRun<Frame> run) throws InterruptedException {
        try (run) {
            capture.feed(run::put);
            if (capture.isStopped()) {
                run.stop(PATIENCE);
            }
        } catch (IOException broken) {
            troubles.add(name() + " broke off after " + capture.captured() + " frames: " + broken.getMessage());
        } catch (PipelineException failed) {
            troubles.add(failed.getMessage());
        }
        if (capture.captured() > 0) {
            report(run.report());
        }
    }

    /** Ends the film early; {@link #play} then prints its report and returns. For any thread. */
    void stop() throws IOException {
        capture.stop();
    }

    /** Whether there was nothing to show. */
    boolean wasEmpty() {
        return capture.captured() == 0 && !capture.isStopped() && troubles.isEmpty();
    }

    private String name() {
        return options.isDrawn() ? "the drawn scene" : options.source();
    }

    /** What went wrong, a sentence each; none if all went well. */
    List<String> troubles() {
        return troubles;
    }

    private void report(RunReport report) {
        out.println();
        out.println(report);
        out.println();
        out.println(screen.sightings());
        out.println();
        VideoOptions.STAGES.forEach(stage -> out.println(speed(stage)));
        out.println();
        check(Outcome.of(report, capture.captured()));
        check(pool.balance());
        checkForDamage(report.stage("decode").failed());
        options.isolated().forEach(stage -> checkForLoss(stage, report.stage(stage).failed()));
    }

    private String speed(String stage) {
        Stopwatch.Reading reading = stopwatch.reading(stage);
        return "%-8s %7.2f ms for each, the oldest %d ms old"
                .formatted(stage, reading.millisPerItem(), reading.greatestAge().toMillis());
    }

    private void check(Outcome outcome) {
        out.println(outcome);
        if (!outcome.addsUp()) {
            troubles.add("the frames do not add up: " + outcome);
        }
    }

    /** A damaged frame does not end the film, but whoever looks at the exit status should not take it for a good one. */
    private void checkForDamage(long damaged) {
        if (damaged > 0) {
            troubles.add("damaged frames in %s: %d of %d".formatted(name(), damaged, capture.captured()));
        }
    }

    /** Nor do frames that are lost with another JVM. */
    private void checkForLoss(String stage, long lost) {
        if (lost > 0) {
            troubles.add("frames lost in %s: %d of %d".formatted(stage, lost, capture.captured()));
        }
    }

    private void check(FramePool.Balance balance) {
        out.println(balance);
        if (!balance.isEven()) {
            troubles.add("frames were lost: " + balance);
        }
    }
}
