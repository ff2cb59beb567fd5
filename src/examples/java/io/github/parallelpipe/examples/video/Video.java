package io.github.parallelpipe.examples.video;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/**
 * Recognises what people do in live video: an example of a pipeline under a source that does not wait.
 *
 * <p>Ends with status 0 after a run in which every frame was whole and accounted for, 1 after one that failed, had to
 * skip damaged frames, or lost some with a stage's own JVM, and 2 where there was nothing to run: an option, a file or a
 * camera was wrong.
 */
public final class Video {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int REFUSED = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Screening screening;

    Video(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs the program; {@code --help} tells how. */
    public static void main(String[] arguments) throws InterruptedException {
        System.setProperty("java.awt.headless", "true");
        ImageIO.setUseCache(false); // else each picture passes through a temporary file
        Video video = new Video(System.out, System.err);
        Runtime.getRuntime().addShutdownHook(new Thread(video::stop, "ctrl-c"));
        System.exit(video.run(List.of(arguments)));
    }

    /** Runs the program and gives its exit status. */
    int run(List<String> arguments) throws InterruptedException {
        try {
            if (arguments.contains("--help")) {
                out.println(VideoOptions.USAGE);
                return OK;
            }
            return play(VideoOptions.parse(arguments));
        } catch (IllegalArgumentException | IOException refused) {
            err.println(refused.getMessage());
            return REFUSED;
        } finally {
            ended.countDown();
        }
    }

    /** Ends the film early, and waits for its report. */
    void stop() {
        Screening current = screening;
        if (current == null) {
            return;
        }
        try {
            current.stop();
            ended.await(10, TimeUnit.SECONDS);
        } catch (IOException notClosed) {
            err.println(notClosed.getMessage());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private int play(VideoOptions options) throws IOException, InterruptedException {
        if (options.png().isPresent()) {
            prepare(options.png().get());
        }
        screening = new Screening(options, FrameSource.open(options), out);
        screening.play();
        if (screening.wasEmpty()) {
            throw new IOException("there is no JPEG image in " + options.source());
        }
        screening.troubles().forEach(err::println);
        return screening.troubles().isEmpty() ? OK : FAILED;
    }

    private static void prepare(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException impossible) {
            throw new IOException("cannot write pictures to " + folder + ": " + impossible, impossible);
        }
    }
}
