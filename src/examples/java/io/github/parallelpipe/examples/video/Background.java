package io.github.parallelpipe.examples.video;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * What the camera sees when nobody is there: a running mean of every pixel's colour.
 *
 * <p>It adapts, since daylight does: fast where nothing moves, slowly under a foreground, so that somebody who waits
 * for a while stays visible.
 */
final class Background {
    private static final float ADAPT = 0.03f;
    private static final float ADAPT_UNDER_FOREGROUND = 0.001f;

    /** How far one colour has to be off, of 255. Below it is the noise of the camera and of its JPEG. */
    private static final float DIFFERENT = 28;

    private final int width;
    private final int height;
    private final float[] mean;

    Background(BufferedImage picture) {
        width = picture.getWidth();
        height = picture.getHeight();
        mean = new float[3 * width * height];
        learn(picture);
    }

    boolean fits(BufferedImage picture) {
        return picture.getWidth() == width && picture.getHeight() == height;
    }

    /** Takes the picture as it is for the background. */
    void learn(BufferedImage picture) {
        learn(picture, new Box(0, 0, width, height));
    }

    /** Takes that part of the picture for the background. */
    void learn(BufferedImage picture, Box part) {
        byte[] colours = colours(picture);
        for (int y = part.y(); y < part.bottom(); y++) {
            for (int i = 3 * (y * width + part.x()); i < 3 * (y * width + part.right()); i++) {
                mean[i] = colours[i] & 0xFF;
            }
        }
    }

    /** Which pixels differ from the background in at least one colour. */
    Mask foreground(BufferedImage picture) {
        byte[] colours = colours(picture);
        Mask mask = new Mask(width, height);
        int i = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i += 3) {
                if (differs(colours, i) || differs(colours, i + 1) || differs(colours, i + 2)) {
                    mask.set(x, y);
                }
            }
        }
        return mask;
    }

    void adapt(BufferedImage picture, Mask foreground) {
        byte[] colours = colours(picture);
        int i = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float share = foreground.at(x, y) ? ADAPT_UNDER_FOREGROUND : ADAPT;
                for (int end = i + 3; i < end; i++) {
                    mean[i] += share * ((colours[i] & 0xFF) - mean[i]);
                }
            }
        }
    }

    /**
     * Whether the blob is a hole in the background rather than something in the picture: where somebody stood when
     * the background was learned, and has left. Whatever is there in truth has its outline in the picture; a hole has
     * it in the background.
     */
    boolean isHole(BufferedImage picture, Mask foreground, Box blob) {
        byte[] colours = colours(picture);
        double inPicture = 0;
        double inBackground = 0;
        for (int y = blob.y(); y < blob.bottom(); y++) {
            for (int x = blob.x(); x < blob.right(); x++) {
                boolean inside = foreground.at(x, y);
                if (x + 1 < width && inside != foreground.at(x + 1, y)) {
                    inPicture += pictureStep(colours, index(x, y), 3);
                    inBackground += backgroundStep(index(x, y), 3);
                }
                if (y + 1 < height && inside != foreground.at(x, y + 1)) {
                    inPicture += pictureStep(colours, index(x, y), 3 * width);
                    inBackground += backgroundStep(index(x, y), 3 * width);
                }
            }
        }
        return inPicture < 0.7 * inBackground;
    }

    private boolean differs(byte[] colours, int i) {
        return Math.abs((colours[i] & 0xFF) - mean[i]) > DIFFERENT;
    }

    private int index(int x, int y) {
        return 3 * (y * width + x);
    }

    /** How much the green, which is most of the brightness, changes from one pixel to a neighbour. */
    private static int pictureStep(byte[] colours, int i, int neighbour) {
        return Math.abs((colours[i + 1] & 0xFF) - (colours[i + 1 + neighbour] & 0xFF));
    }

    private float backgroundStep(int i, int neighbour) {
        return Math.abs(mean[i + 1] - mean[i + 1 + neighbour]);
    }

    private static byte[] colours(BufferedImage picture) {
        return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    }
}
