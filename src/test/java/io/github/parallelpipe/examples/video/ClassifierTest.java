package io.github.parallelpipe.examples.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.examples.video.Behaviour.Gait;
import io.github.parallelpipe.examples.video.Behaviour.Heading;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierTest {
    private static final int HEIGHT = 50;

    private final Classifier classifier = new Classifier();

    @ParameterizedTest(name = "{0} and {1} body heights a second are {2}, {3}")
    @CsvSource({
        " 0,     0,    STANDING, NOWHERE",
        " 0.1,   0.05, STANDING, NOWHERE",
        " 0.8,   0,    WALKING,  LEFT_TO_RIGHT",
        "-0.8,   0.1,  WALKING,  RIGHT_TO_LEFT",
        " 0.1,   0.4,  WALKING,  TOWARDS_CAMERA",
        " 0,    -0.4,  WALKING,  AWAY_FROM_CAMERA",
        " 2.4,   0,    RUNNING,  LEFT_TO_RIGHT",
        "-2.4,   0,    RUNNING,  RIGHT_TO_LEFT"
    })
    void tellsSpeedAndDirectionByBodyHeights(double across, double down, Gait gait, Heading heading) {
        assertThat(behaviour(path(across, down, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)))
                .isEqualTo(new Behaviour(gait, heading));
    }

    @Test
    void isNotMisledByFramesThatWereDropped() {
        assertThat(behaviour(path(0.8, 0, 0, 1, 4, 9))).isEqualTo(new Behaviour(Gait.WALKING, Heading.LEFT_TO_RIGHT));
    }

    @Test
    void knowsTheSameFromFramesOneByOneAndAllAtOnce() {
        List<Tracked> path = path(0.8, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        Scene atOnce = new Classifier().classify(path);
        Scene last = path.stream().map(frame -> classifier.classify(List.of(frame))).toList().getLast();
        assertThat(atOnce).isEqualTo(last);
        assertThat(atOnce.frame()).isSameAs(path.getLast().frame());
    }

    @Test
    void saysNothingOfSomebodySeenTooBriefly() {
        assertThat(behaviour(path(2, 0, 0, 1, 2))).isEqualTo(Behaviour.NEW);
    }

    private Behaviour behaviour(List<Tracked> path) {
        return classifier.classify(path).people().getFirst().behaviour();
    }

    /** Somebody's path at that speed, in body heights a second, seen at those tenths of a second. */
    private static List<Tracked> path(double across, double down, int... tenths) {
        List<Tracked> path = new ArrayList<>();
        for (int tenth : tenths) {
            Frame frame = new Frame();
            frame.stamp(tenth, tenth / 10.0);
            int x = (int) Math.round(200 + across * HEIGHT * tenth / 10);
            int y = (int) Math.round(200 + down * HEIGHT * tenth / 10);
            path.add(new Tracked(frame, List.of(new Track(7, new Box(x, y, 20, HEIGHT), true))));
        }
        return path;
    }
}
