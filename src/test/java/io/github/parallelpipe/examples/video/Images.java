package io.github.parallelpipe.examples.video;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;

/** Pictures for tests: JPEG images byte by byte, and drawn frames. */
final class Images {

    private Images() {}

    /** Bytes from hexadecimal digits; blanks are ignored. */
    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    static byte[] jpeg(int width, int height) {
        return jpeg(new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR));
    }

    static byte[] jpeg(BufferedImage picture) {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", jpeg);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return jpeg.toByteArray();
    }

    /** The first frames of the drawn scene, as JPEG. */
    static byte[] film(int frames) {
        ByteArrayOutputStream film = new ByteArrayOutputStream();
        try (DrawnScene scene = new DrawnScene(10)) {
            for (int i = 0; i < frames; i++) {
                Frame frame = new Frame();
                scene.read(frame);
                frame.jpeg().transferTo(film);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return film.toByteArray();
    }

    static Frame frame(byte[] jpeg) {
        Frame frame = new Frame();
        for (byte value : jpeg) {
            frame.append(value);
        }
        return frame;
    }

    /** A light picture of 200 by 100 with dark boxes. */
    static Frame frame(List<Box> boxes) {
        Frame frame = new Frame();
        Graphics2D pen = frame.pictureOfSize(200, 100).createGraphics();
        pen.setColor(Color.LIGHT_GRAY);
        pen.fillRect(0, 0, 200, 100);
        pen.setColor(Color.BLACK);
        boxes.forEach(box -> pen.fillRect(box.x(), box.y(), box.width(), box.height()));
        pen.dispose();
        return frame;
    }

    static Frame frame(Box... boxes) {
        return frame(List.of(boxes));
    }
}
