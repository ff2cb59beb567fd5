package io.github.parallelpipe.examples.video;

import static io.github.parallelpipe.examples.video.Images.hex;
import static io.github.parallelpipe.examples.video.Images.joined;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JpegSplitterTest {
    private static final byte[] START = hex("FFD8");
    private static final byte[] END = hex("FFD9");
    private static final byte[] SCAN = hex("FFDA 0003 01  11 22 33");
    private static final byte[] IMAGE = joined(START, hex("FFDB 0004 AABB"), SCAN, END);

    @Test
    void splitsImagesInARow() throws IOException {
        byte[] other = joined(START, SCAN, END);
        assertThat(split(IMAGE, other, IMAGE)).containsExactly(IMAGE, other, IMAGE);
    }

    @Test
    void keepsTheThumbnailInsideASegment() throws IOException {
        byte[] thumbnail = joined(hex("FFE1 0020"), IMAGE, new byte[0x20 - 2 - IMAGE.length]);
        byte[] image = joined(START, thumbnail, SCAN, END);
        assertThat(split(image, IMAGE)).containsExactly(image, IMAGE);
    }

    @Test
    void keepsStuffedBytesAndRestartMarkersOfAScan() throws IOException {
        byte[] image = joined(START, SCAN, hex("FF00 D9 FFD0 44 FFD7 FF00"), END);
        assertThat(split(image)).containsExactly(image);
    }

    @Test
    void readsAllScansOfAProgressiveImage() throws IOException {
        byte[] image = joined(START, SCAN, hex("FFC4 0004 FFD9"), SCAN, SCAN, END);
        assertThat(split(image, IMAGE)).containsExactly(image, IMAGE);
    }

    @Test
    void dropsBytesThatFillTheSpaceBeforeAMarker() throws IOException {
        assertThat(split(START, hex("FFFF"), hex("FFDB 0004 AABB"), SCAN, hex("FFFF"), END)).containsExactly(IMAGE);
    }

    @Test
    void skipsWhatLiesBetweenImages() throws IOException {
        byte[] header = "\r\n--part\r\nContent-Type: image/jpeg\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] rubbish = hex("00 FF 00 FFFF D9 D8 FFD9");
        assertThat(split(header, IMAGE, header, IMAGE, rubbish, IMAGE, rubbish)).containsExactly(IMAGE, IMAGE, IMAGE);
    }

    @Test
    void findsNoImageWhereThereIsNone() throws IOException {
        assertThat(split("no image".getBytes(StandardCharsets.US_ASCII))).isEmpty();
        assertThat(split(new byte[0])).isEmpty();
    }

    @Test
    void handsOutAnImageThatTheEndCutsOffAnywhere() throws IOException {
        for (int length = 2; length < IMAGE.length; length++) {
            List<Frame> frames = frames(IMAGE, Arrays.copyOf(IMAGE, length));
            assertThat(frames).extracting(Frame::isWhole).containsExactly(true, false);
        }
    }

    @Test
    void handsOutAnImageThatTheNextCutsOffAndTheNextToo() throws IOException {
        List<Frame> frames = frames(START, SCAN, IMAGE, START, IMAGE);
        assertThat(frames).extracting(Frame::isWhole).containsExactly(false, true, false, true);
        assertThat(frames.get(1).jpeg().readAllBytes()).isEqualTo(IMAGE);
    }

    @Test
    void goesOnAfterAnImageWithABrokenHeader() throws IOException {
        List<Frame> frames = frames(START, hex("FFDB 0001 00 00"), IMAGE, START, hex("1234"), IMAGE);
        assertThat(frames).extracting(Frame::isWhole).containsExactly(false, true, false, true);
    }

    private static List<byte[]> split(byte[]... parts) throws IOException {
        List<byte[]> images = new ArrayList<>();
        for (Frame frame : frames(parts)) {
            assertThat(frame.isWhole()).isTrue();
            images.add(frame.jpeg().readAllBytes());
        }
        return images;
    }

    private static List<Frame> frames(byte[]... parts) throws IOException {
        List<Frame> frames = new ArrayList<>();
        try (JpegSplitter splitter = new JpegSplitter(new ByteArrayInputStream(joined(parts)))) {
            for (Frame frame = new Frame(); splitter.read(frame); frame = new Frame()) {
                frames.add(frame);
            }
        }
        return frames;
    }
}
