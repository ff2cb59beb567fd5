package io.github.parallelpipe.examples.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stages one after the other on the drawn scene, without a pipeline, so that the same frames are lost each time. */
class RecognitionTest {
    private final Decoder decoder = new Decoder();
    private final Detector detector = new Detector();
    private final Tracker tracker = new Tracker();
    private final Classifier classifier = new Classifier();
    private final Sightings sightings = new Sightings();

    @ParameterizedTest(name = "with {0} frames lost before each")
    @ValueSource(ints = {0, 1, 2})
    void recognisesWhatTheDrawnFiguresDo(int lost) throws IOException {
        try (DrawnScene scene = new DrawnScene(10)) {
            for (int number = 0; number < 200; number++) {
                Frame frame = new Frame();
                scene.read(frame);
                frame.stamp(number, number / 10.0);
                if (number % (lost + 1) == 0) {
                    recognise(frame, lost);
                }
            }
        }
        assertThat(sightings.toString())
                .contains("walking, crossing right to left")
                .contains("walking, crossing left to right")
                .contains("running, crossing left to right")
                .contains("walking, towards the camera")
                .contains("standing")
                .doesNotContain("away from the camera");
    }

    private void recognise(Frame frame, int missed) throws IOException {
        Detected detected = detector.detect(decoder.decode(frame));
        sightings.add(classifier.classify(List.of(tracker.track(detected, missed))));
    }
}
