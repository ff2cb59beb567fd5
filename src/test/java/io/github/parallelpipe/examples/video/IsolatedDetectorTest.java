package io.github.parallelpipe.examples.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.buffer.Overflow;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IsolatedDetectorTest {

    @Test
    void findsTheSameBoxesAsTheOneHereAndLeavesTheFramesHere() throws Exception {
        List<Frame> frames = drawnScene(60);
        List<Detected> here = frames.stream().map(new Detector()::detect).toList();
        List<String> losses = new ArrayList<>();
        List<Detected> there = new ArrayList<>();
        Pipeline.<Frame>builder("test")
                .buffer(2, Overflow.BLOCK)
                .stage("detect", IsolatedDetector.telling(losses::add))
                .sink("keep", there::add)
                .run(frames);
        assertThat(there).isEqualTo(here); // a frame is equal to itself alone
        assertThat(there).anySatisfy(found -> assertThat(found.boxes()).hasSizeGreaterThan(1));
        assertThat(losses).isEmpty();
    }

    @Test
    void takesThePictureThereAsItIs() {
        Frame frame = Images.frame(new Box(20, 30, 12, 40));
        PictureCodec codec = new PictureCodec();
        BufferedImage picture = codec.decode(codec.encode(frame.picture()));
        assertThat(picture.getWidth()).isEqualTo(200);
        assertThat(picture.getHeight()).isEqualTo(100);
        assertThat(codec.encode(picture)).isEqualTo(codec.encode(frame.picture()));
        assertThat(picture.getRGB(25, 35)).isNotEqualTo(picture.getRGB(0, 0));
    }

    private static List<Frame> drawnScene(int count) throws IOException {
        Decoder decoder = new Decoder();
        List<Frame> frames = new ArrayList<>();
        try (DrawnScene scene = new DrawnScene(10)) {
            for (int number = 0; number < count; number++) {
                Frame frame = new Frame();
                scene.read(frame);
                frames.add(decoder.decode(frame));
            }
        }
        Frame lightsOff = new Frame();
        lightsOff.pictureOfSize(DrawnScene.WIDTH, DrawnScene.HEIGHT);
        frames.add(lightsOff);
        return frames;
    }
}
