package io.github.parallelpipe.examples.video;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reads frames from a source at the pace at which a camera would deliver them, and hands them on. It never waits for
 * whom it hands them to: what comes too fast for them is theirs to drop.
 *
 * <p><em>Threading:</em> one thread feeds; {@link #stop} is for any thread.
 */
final class Capture {
    private final FrameSource source;
    private final FramePool pool;
    private final VideoOptions options;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private long firstFrame;    // when it was there, on the clock of System.nanoTime
    private long captured;

    Capture(FrameSource source, FramePool pool, VideoOptions options) {
        this.source = source;
        this.pool = pool;
        this.options = options;
    }

    /**
     * Hands frame after frame to the pipeline, until there are no more, there have been enough, or it is stopped. A
     * frame that the pipeline refuses goes back to the pool.
     *
     * @throws IOException if the source broke off
     */
    void feed(Consumer<Frame> pipeline) throws IOException, InterruptedException {
        try (source) {
            while (captured < options.frames() && feedOne(pipeline)) {
                captured++;
            }
        } catch (IOException broken) {
            if (!isStopped()) {
                throw broken;       // else it is the stop that closed the source under the read
            }
        }
    }

    void stop() throws IOException {
        stopped.countDown();
        source.close();
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    long captured() {
        return captured;
    }

    private boolean feedOne(Consumer<Frame> pipeline) throws IOException, InterruptedException {
        Frame frame = pool.borrow();
        boolean handedOver = false;
        try {
            if (source.read(frame) && isDue()) {
                frame.stamp(captured, secondsIntoFilm());
                pipeline.accept(frame);
                handedOver = true;
            }
            return handedOver;
        } finally {
            if (!handedOver) {
                pool.giveBack(frame);
            }
        }
    }

    /** Waits for the moment at which a camera would have the next frame; false if stopped before it. */
    private boolean isDue() throws InterruptedException {
        long now = System.nanoTime();
        if (captured == 0) {
            firstFrame = now;
        }
        double seconds = options.isCamera() ? 0 : captured / options.framesPerSecond() / options.speed();
        return !stopped.await(firstFrame + (long) (seconds * 1e9) - now, TimeUnit.NANOSECONDS);
    }

    /** Of a film, by its frame rate, however fast it is played; of a camera, by the clock. */
    private double secondsIntoFilm() {
        return options.isCamera() ? (System.nanoTime() - firstFrame) / 1e9 : captured / options.framesPerSecond();
    }
}
