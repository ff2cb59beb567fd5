package io.github.parallelpipe.examples.video;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * The newest annotated frame, for whoever wants to look. It is drawn when it is shown, since the frame goes back to the
 * pool then, and made a JPEG only when somebody looks.
 */
final class LivePicture {
    private volatile BufferedImage newest;

    void show(Scene scene) {
        newest = Annotation.draw(scene);
    }

    /** The newest frame; nothing before the first. For any thread. */
    byte[] jpeg() {
        BufferedImage picture = newest;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (picture != null) {
                ImageIO.write(picture, "jpeg", out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
