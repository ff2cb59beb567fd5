package io.github.parallelpipe.examples.video;

import io.github.parallelpipe.isolate.Codec;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.ByteBuffer;

/** A picture as bytes: its width, its height, and three bytes for each pixel. */
final class PictureCodec implements Codec<BufferedImage> {
    private static final int SIZE = 2 * Integer.BYTES;

    /** What the largest picture takes that can be decoded. */
    static final int MOST_BYTES = SIZE + 3 * Decoder.MOST_PIXELS;

    @Override
    public ByteBuffer encode(BufferedImage picture) {
        byte[] colours = colours(picture);
        return ByteBuffer.allocate(SIZE + colours.length)
                .putInt(picture.getWidth())
                .putInt(picture.getHeight())
                .put(colours)
                .flip();
    }

    @Override
    public BufferedImage decode(ByteBuffer bytes) {
        BufferedImage picture = new BufferedImage(bytes.getInt(), bytes.getInt(), BufferedImage.TYPE_3BYTE_BGR);
        bytes.get(colours(picture));
        return picture;
    }

    private static byte[] colours(BufferedImage picture) {
        return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    }
}
