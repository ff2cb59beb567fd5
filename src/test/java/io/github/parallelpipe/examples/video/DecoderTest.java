package io.github.parallelpipe.examples.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DecoderTest {
    private final Decoder decoder = new Decoder();
    private final byte[] film = Images.film(1);

    @Test
    void decodesIntoTheSamePictureAgain() throws IOException {
        Frame frame = Images.frame(film);
        BufferedImage first = decoder.decode(frame).picture();
        assertThat(first.getWidth()).isEqualTo(DrawnScene.WIDTH);
        assertThat(decoder.decode(frame).picture()).isSameAs(first);
    }

    @Test
    void decodesGreyImagesAndOtherSizesToo() throws IOException {
        byte[] grey = Images.jpeg(new BufferedImage(50, 40, BufferedImage.TYPE_BYTE_GRAY));
        BufferedImage picture = decoder.decode(Images.frame(grey)).picture();
        assertThat(picture.getWidth()).isEqualTo(50);
        assertThat(picture.getType()).isEqualTo(BufferedImage.TYPE_3BYTE_BGR);
    }

    @Test
    void refusesAnImageThatBreaksOff() {
        byte[] cut = Arrays.copyOf(film, film.length / 2);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> decoder.decode(Images.frame(cut)))
                .withMessage("frame 0 breaks off after " + cut.length + " bytes");
    }

    @Test
    void refusesAnImageWithAHoleAndGoesOn() throws IOException {
        byte[] end = Images.hex("FFD9");
        byte[] hole = Images.joined(Arrays.copyOf(film, film.length / 2), end);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> decoder.decode(Images.frame(hole)))
                .withMessageStartingWith("frame 0 is damaged: ");
        assertThat(decoder.decode(Images.frame(film)).isWhole()).isTrue();
    }

    @Test
    void refusesAnImageThatClaimsToBeEnormous() {
        byte[] enormous = film.clone();
        int size = indexOfSize(enormous);
        Arrays.fill(enormous, size, size + 4, (byte) 0x7F);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> decoder.decode(Images.frame(enormous)))
                .withMessage("frame 0 cannot be decoded: it claims to have 32639 by 32639 pixels");
    }

    @Test
    void refusesWhatIsNoImage() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> decoder.decode(Images.frame(Images.hex("FFD8 FFDB 0004 0000 FFD9"))))
                .withMessageStartingWith("frame 0 cannot be decoded: ");
    }

    /** Where the frame header (marker FF C0) says height and width. */
    private static int indexOfSize(byte[] jpeg) {
        int marker = 0;
        while (jpeg[marker] != (byte) 0xFF || jpeg[marker + 1] != (byte) 0xC0) {
            marker++;
        }
        return marker + 5;
    }
}
