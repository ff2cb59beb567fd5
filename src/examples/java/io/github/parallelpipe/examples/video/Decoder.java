package io.github.parallelpipe.examples.video;

import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The first stage: JPEG to pixels, in place, so that what comes in goes out. */
final class Decoder {
    static final int MOST_PIXELS = 50_000_000;

    private final ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();

    /** What the reader found wrong with the current image, though it went on. */
    private String complaint = "";

    Decoder() {
        reader.addIIOReadWarningListener((source, warning) -> complaint = warning);
    }

    /**
     * Decodes the frame's JPEG into its picture.
     *
     * @throws IOException if the image is damaged. The reader itself only warns, and paints the rest grey; a detector
     *     would take the grey for something that moves.
     */
    Frame decode(Frame frame) throws IOException {
        if (!frame.isWhole()) {
            throw new IOException("frame " + frame.number() + " breaks off after " + frame.length() + " bytes");
        }
        complaint = "";
        try (ImageInputStream in = new MemoryCacheImageInputStream(frame.jpeg())) {
            reader.setInput(in, true, true);
            BufferedImage picture = picture(frame, reader.getWidth(0), reader.getHeight(0));
            ImageReadParam into = reader.getDefaultReadParam();
            into.setDestination(picture);
            reader.read(0, into);
        } catch (IOException | RuntimeException damaged) { // the reader throws both at a header without sense
            throw new IOException("frame " + frame.number() + " cannot be decoded: " + damaged.getMessage(), damaged);
        }
        if (!complaint.isEmpty()) {
            throw new IOException("frame " + frame.number() + " is damaged: " + complaint);
        }
        return frame;
    }

    /** Refuses a size that a few damaged bytes may well claim, before memory is taken for it. */
    private static BufferedImage picture(Frame frame, int width, int height) throws IOException {
        if ((long) width * height > MOST_PIXELS) {
            throw new IOException("it claims to have " + width + " by " + height + " pixels");
        }
        return frame.pictureOfSize(width, height);
    }
}
