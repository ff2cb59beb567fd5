package io.github.parallelpipe.examples.video;

import io.github.parallelpipe.Stage;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * The second stage: finds people as what differs from the background and has about the shape of one. It looks at the
 * picture alone, so that it can do so in another JVM too.
 */
final class Detector implements Stage<BufferedImage, List<Box>> {
    /** Grown by this much, head and legs of one body touch, and two people side by side seldom do. */
    private static final int SIDEWAYS = 1;
    private static final int UP_AND_DOWN = 3;

    private Background background;

    Detected detect(Frame frame) {
        return new Detected(frame, process(frame.picture()));
    }

    /** Where in the picture people are. */
    @Override
    public List<Box> process(BufferedImage picture) {
        if (background == null || !background.fits(picture)) {
            background = new Background(picture);
        }
        Mask foreground = background.foreground(picture).smoothed();
        if (foreground.count() > picture.getWidth() * picture.getHeight() / 2) {
            background.learn(picture);      // not people: the light went on, or the camera was moved
            return List.of();
        }
        List<Box> blobs = withoutHoles(picture, foreground, Blobs.in(foreground.grown(SIDEWAYS, UP_AND_DOWN)));
        background.adapt(picture, foreground);
        return People.among(blobs, foreground);
    }

    private List<Box> withoutHoles(BufferedImage picture, Mask foreground, List<Box> blobs) {
        List<Box> kept = new ArrayList<>();
        for (Box blob : blobs) {
            if (background.isHole(picture, foreground, blob)) {
                background.learn(picture, blob);
            } else {
                kept.add(blob);
            }
        }
        return kept;
    }
}
