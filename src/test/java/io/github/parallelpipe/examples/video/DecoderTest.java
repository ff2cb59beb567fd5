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
    void refusesWhatIsNoImage() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> decoder.decode(Images.frame(Images.hex("FFD8 FFDB 0004 0000 FFD9"))))
                .withMessageStartingWith("frame 0 is no JPEG: ");
    }
}
