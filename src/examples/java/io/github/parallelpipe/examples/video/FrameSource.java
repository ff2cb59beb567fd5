package io.github.parallelpipe.examples.video;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** Where frames come from: a file, a camera, a drawing. */
interface FrameSource extends Closeable {

    /** A camera that is silent for longer than this is gone. */
    Duration SILENCE = Duration.ofSeconds(10);

    /**
     * Opens the source that the options name.
     *
     * @throws IOException with a sentence for the user, if there is no such source
     */
    static FrameSource open(VideoOptions options) throws IOException, InterruptedException {
        if (options.isDrawn()) {
            return new DrawnScene(options.framesPerSecond());
        }
        return options.isCamera() ? HttpCamera.connect(options.source(), SILENCE) : file(Path.of(options.source()));
    }

    private static FrameSource file(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder, not a file of JPEG images");
        }
        try {
            return new JpegSplitter(Files.newInputStream(file));
        } catch (NoSuchFileException missing) {
            throw new IOException("there is no file " + file, missing);
        } catch (IOException unreadable) {
            throw new IOException("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /**
     * Reads the next JPEG into {@code frame}, waiting for it where it is still to come.
     *
     * @return false when there is none any more
     * @throws IOException when the source broke off
     */
    boolean read(Frame frame) throws IOException;

    /** Ends the source, from any thread; a read under way ends, with false or an exception. */
    @Override
    void close() throws IOException;
}
