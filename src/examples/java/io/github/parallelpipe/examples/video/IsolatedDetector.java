package io.github.parallelpipe.examples.video;

import io.github.parallelpipe.StagePerWorker;
import io.github.parallelpipe.isolate.Isolated;
import io.github.parallelpipe.isolate.IsolationError;
import io.github.parallelpipe.isolate.IsolationException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The second stage in a JVM of its own, as for a detector in native code, which may crash or hang. The frame stays
 * here, since it belongs to the pool: its picture goes over, and the boxes come back.
 */
final class IsolatedDetector {
    private static final StagePerWorker<Frame, Detected> UNTOLD = Isolated.of(Detector.class)
            .jvm("-Djava.awt.headless=true")
            .input(PictureCodec.class)
            .mostBytes(PictureCodec.MOST_BYTES)
            .allow(Box.class)
            .itemLimit(Duration.ofSeconds(10))
            .restarts(10, Duration.ofMinutes(1))
            .between(Frame::picture, Detected::new);

    private IsolatedDetector() {}

    /** The stage, for any number of workers. Of a frame that is lost in it, it tells the number and why, in a line. */
    static StagePerWorker<Frame, Detected> telling(Consumer<String> losses) {
        return new Around<>(UNTOLD, (detector, frame, context) -> {
            try {
                return detector.process(frame, context);
            } catch (IsolationException | IsolationError lost) {
                losses.accept("frame " + frame.number() + " was lost in " + context.stage() + ": " + why(lost));
                throw lost;
            }
        });
    }

    private static String why(Throwable lost) {
        Throwable reason = lost instanceof IsolationError ? lost.getCause() : lost;
        return reason instanceof IsolationException known ? known.reason() : reason.toString();
    }
}
