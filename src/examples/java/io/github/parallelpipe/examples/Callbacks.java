package io.github.parallelpipe.examples;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.Sink;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A driver that calls back with each item, on a thread of its own, and cannot be made to wait: a {@link Camera}, whose
 * frames have to be given back to it.
 *
 * <p>The end: resources close in reverse, so first the camera, which waits for a call that is under way, and then the
 * run, which works off what it has: no frame comes too late. If the run fails before that, a put throws, in the
 * driver's thread; it is caught there, since the frame is still the caller's, and many a driver does not bear what a
 * callback throws. Whoever waits for the run is told of the failure.
 */
public final class Callbacks {

    private Callbacks() {}

    /**
     * Runs the example, for half a second.
     *
     * @param args not used
     */
    public static void main(String[] args) throws InterruptedException {
        Camera camera = new Camera();
        AtomicInteger shown = new AtomicInteger();
        film(camera, frame -> shown.incrementAndGet());
        System.out.println(
                "shown " + shown + " of " + camera.taken() + " frames, not given back: " + camera.lent());
    }

    static void film(Camera opened, Sink<Camera.Frame> screen) throws InterruptedException {
        // @start region="callback"
        Pipeline<Camera.Frame> pipeline = Pipeline.<Camera.Frame>builder("film")
                .sink("show", frame -> {
                    screen.accept(frame);
                    frame.giveBack();
                }, options -> options.onDiscard((frame, reason, stage) -> frame.giveBack()));

        try (PipelineRun<Camera.Frame> run = pipeline.start();
                Camera camera = opened) {
            camera.onFrame(frame -> { // run::put, where an item needs no disposal, and a failure may end the calls
                try {
                    run.put(frame);
                } catch (PipelineException | IllegalStateException over) {
                    frame.giveBack();
                }
            });
            run.await(Duration.ofMillis(500)); // throws at once when the run has failed
        }
        // @end
    }
}
