package io.github.parallelpipe.examples.video;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;

/**
 * One picture: the JPEG as the camera sent it and, once decoded, its pixels. Made once and used again and again, so
 * that a run of hours allocates no more picture memory than one of seconds.
 *
 * <p><em>Threading:</em> not safe by itself, and it need not be: one owner at a time has it (capture, a buffer, a
 * stage), and the pipeline's buffers hand it from thread to thread with a happens-before edge.
 */
final class Frame implements Footage {
    private byte[] jpeg = new byte[32 * 1024];
    private int length;
    private long number;
    private double seconds;
    private BufferedImage picture = new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR);

    @Override
    public Frame frame() {
        return this;
    }

    /** The frame's place in the film, from 0. */
    long number() {
        return number;
    }

    /** When the frame was taken, in seconds since the film began. */
    double seconds() {
        return seconds;
    }

    void stamp(long frameNumber, double secondsIntoFilm) {
        number = frameNumber;
        seconds = secondsIntoFilm;
    }

    void clear() {
        length = 0;
    }

    void append(int value) {
        if (length == jpeg.length) {
            jpeg = Arrays.copyOf(jpeg, 2 * length);
        }
        jpeg[length++] = (byte) value;
    }

    int length() {
        return length;
    }

    /** Whether the JPEG is there to its end: a cut one decodes too, but to a picture that is half grey. */
    boolean isWhole() {
        return length >= 4 && (jpeg[length - 2] & 0xFF) == 0xFF && (jpeg[length - 1] & 0xFF) == 0xD9;
    }

    InputStream jpeg() {
        return new ByteArrayInputStream(jpeg, 0, length);
    }

    /** The pixels, three bytes each: blue, green, red. */
    BufferedImage picture() {
        return picture;
    }

    /** A picture of that size to decode into: the last one, unless the camera has changed its resolution. */
    BufferedImage pictureOfSize(int width, int height) {
        if (picture.getWidth() != width || picture.getHeight() != height) {
            picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        }
        return picture;
    }
}
