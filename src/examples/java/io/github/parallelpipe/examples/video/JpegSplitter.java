package io.github.parallelpipe.examples.video;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a stream into its JPEG images.
 *
 * <p>An image is markers (FF and a code) with segments of a stated length, then entropy-coded data up to the next
 * marker. So the first FF D9 need not be the end: a thumbnail inside a segment has one of its own. Segments are
 * therefore stepped over by their length, and only in entropy-coded data is a marker searched for; there FF 00 is a
 * plain FF, and FF D0 to FF D7 restart the decoder. A progressive image goes back to segments after each of its
 * scans.
 *
 * <p>What lies between two images is skipped: the part headers of an HTTP camera, or rubbish. An image that breaks
 * off, because the stream ends or the next one begins, is handed out as far as it goes ({@link Frame#isWhole} is
 * false), so that it is counted and not swallowed.
 */
final class JpegSplitter implements FrameSource {
    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;

    /** An image that is longer than this has lost its end. */
    private static final int LONGEST = 32 << 20;

    private final InputStream in;

    /** Whether the start of the next image has been read already, while looking for the end of the last. */
    private boolean started;

    JpegSplitter(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    @Override
    public boolean read(Frame frame) throws IOException {
        if (!started && !skipToStart()) {
            return false;
        }
        started = false;
        frame.clear();
        appendMarker(frame, START_OF_IMAGE);
        int marker = nextMarker();
        while (marker > 0 && marker != END_OF_IMAGE && frame.length() < LONGEST) {
            if (marker == START_OF_IMAGE) {
                started = true;
                return true;
            }
            appendMarker(frame, marker);
            if (!isAlone(marker) && !copySegment(frame)) {
                return true;
            }
            marker = marker == START_OF_SCAN ? copyScan(frame) : nextMarker();
        }
        if (marker == END_OF_IMAGE) {
            appendMarker(frame, marker);
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean skipToStart() throws IOException {
        int before = -1;
        for (int value = in.read(); value >= 0; value = in.read()) {
            if (before == 0xFF && value == START_OF_IMAGE) {
                return true;
            }
            before = value;
        }
        return false;
    }

    /** The code of the marker that has to come here, or -1 where there is none: then the image is broken. */
    private int nextMarker() throws IOException {
        int value = in.read();
        if (value != 0xFF) {
            return -1;
        }
        while (value == 0xFF) {
            value = in.read();      // any number of FF may fill the space before a marker's code
        }
        return value == 0 ? -1 : value;
    }

    /** Copies the stated length, which includes the two bytes that state it. */
    private boolean copySegment(Frame frame) throws IOException {
        int high = in.read();
        int low = in.read();
        int length = high << 8 | low;
        if (high < 0 || low < 0 || length < 2) {
            return false;
        }
        frame.append(high);
        frame.append(low);
        for (int rest = length - 2; rest > 0; rest--) {
            int value = in.read();
            if (value < 0) {
                return false;
            }
            frame.append(value);
        }
        return true;
    }

    /** Copies entropy-coded data and gives the code of the marker that ends it, or -1 at the end of the stream. */
    private int copyScan(Frame frame) throws IOException {
        while (frame.length() < LONGEST) {
            int value = in.read();
            if (value < 0) {
                return -1;
            }
            if (value != 0xFF) {
                frame.append(value);
                continue;
            }
            while (value == 0xFF) {
                value = in.read();
            }
            if (value != 0 && !isRestart(value)) {
                return value;
            }
            appendMarker(frame, value);
        }
        return -1;
    }

    private static void appendMarker(Frame frame, int code) {
        frame.append(0xFF);
        frame.append(code);
    }

    /** Whether no segment follows the marker. */
    private static boolean isAlone(int marker) {
        return marker == 0x01 || isRestart(marker);
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xD0 && marker <= 0xD7;
    }
}
