package io.github.parallelpipe.examples.video;

import io.github.parallelpipe.DiscardHandler;
import io.github.parallelpipe.FailurePolicy;
import io.github.parallelpipe.Intake;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.Stage;
import io.github.parallelpipe.StagePerWorker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The five stages and how they are joined: the program at a glance. One of these is for one run, since the stages
 * remember what they have seen.
 *
 * <p>Every buffer drops its oldest frame when its stage falls behind, and what is dropped goes back to the pool. A
 * stage that throws has not let go of its frame: the pipeline hands that to the discard handler too.
 *
 * <p>Each worker of the first two stages has a decoder or a detector of its own. The others have one worker, since they
 * follow people from frame to frame.
 */
final class VideoPipeline {
    private final FramePool pool;
    private final Screen screen;
    private final Stopwatch stopwatch;

    VideoPipeline(FramePool pool, Screen screen, Stopwatch stopwatch) {
        this.pool = pool;
        this.screen = screen;
        this.stopwatch = stopwatch;
    }

    Pipeline<Frame> define(VideoOptions video) {
        Tracker tracker = new Tracker();
        Classifier classifier = new Classifier();
        return Pipeline.<Frame>builder("video")
                .buffer(video.buffer())
                .stage(
                        "decode",
                        stopwatch.each(name -> this::decoder),
                        options -> options.workers(video.workers("decode"))
                                .onFailure(FailurePolicy.SKIP)
                                .onDiscard(giveBack()))
                .stage(
                        "detect",
                        stopwatch.each(detectors(video)),
                        options -> options.workers(video.workers("detect"))
                                .onFailure(video.isIsolated("detect") ? FailurePolicy.SKIP : FailurePolicy.STOP)
                                .onDiscard(giveBack()))
                .stage(
                        "track",
                        stopwatch.stage((detected, context) -> tracker.track(detected, context.missed())),
                        options -> options.onDiscard(giveBack()))
                .stage(
                        "classify",
                        Intake.all(),
                        stopwatch.stage((frames, context) -> newest(frames, classifier.classify(frames))),
                        options -> options.onDiscard(giveBack()))
                .sink(
                        "show",
                        stopwatch.sink((scene, context) -> show(scene, context.age())),
                        options -> options.onDiscard(giveBack()));
    }

    private DiscardHandler<Footage> giveBack() {
        return (footage, reason, stage) -> pool.giveBack(footage.frame());
    }

    private Stage<Frame, Frame> decoder() {
        Decoder decoder = new Decoder();
        return frame -> decode(decoder, frame);
    }

    private StagePerWorker<Frame, Detected> detectors(VideoOptions video) {
        return video.isIsolated("detect")
                ? IsolatedDetector.telling(screen::complain)
                : name -> VideoPipeline::detector;
    }

    private static Stage<Frame, Detected> detector() {
        return new Detector()::detect;
    }

    /** Says what is wrong with a damaged frame; the pipeline then skips it. */
    private Frame decode(Decoder decoder, Frame frame) throws IOException {
        try {
            return decoder.decode(frame);
        } catch (IOException damaged) {
            screen.complain(damaged.getMessage());
            throw damaged;
        }
    }

    /** Of frames that were classified together the newest goes on; the others have served, and end here. */
    private Scene newest(List<Tracked> frames, Scene scene) {
        frames.subList(0, frames.size() - 1).forEach(older -> pool.giveBack(older.frame()));
        return scene;
    }

    /** The last to have the frame, so it gives it back: but only once nothing can fail any more. */
    private void show(Scene scene, Duration age) throws IOException {
        screen.show(scene, age);
        pool.giveBack(scene.frame());
    }
}
