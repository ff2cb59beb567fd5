package io.github.parallelpipe.examples.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DetectorTest {
    private final Detector detector = new Detector();

    @BeforeEach
    void learnTheEmptySquare() {
        assertThat(detect()).isEmpty();
    }

    @Test
    void findsEachPersonAsOneBox() {
        Box one = new Box(20, 30, 12, 40);
        Box other = new Box(120, 50, 14, 44);
        List<Box> found = detect(one, other);
        assertThat(found).hasSize(2);
        assertThat(found.get(0)).satisfies(box -> assertNear(box, one));
        assertThat(found.get(1)).satisfies(box -> assertNear(box, other));
    }

    @Test
    void joinsAPersonWhomABeltCutsInTwo() {
        List<Box> found = detect(new Box(50, 20, 16, 20), new Box(51, 48, 14, 24));
        assertThat(found).singleElement().satisfies(box -> assertNear(box, new Box(50, 20, 16, 52)));
    }

    @Test
    void keepsTwoPeopleApartWhoStandOneBehindTheOther() {
        assertThat(detect(new Box(50, 5, 12, 36), new Box(50, 50, 14, 42))).hasSize(2);
    }

    @Test
    void splitsTwoPeopleWhoTouch() {
        assertThat(detect(new Box(50, 30, 12, 40), new Box(66, 30, 12, 40), new Box(60, 60, 8, 3))).hasSize(2);
    }

    @Test
    void overlooksWhatIsTooSmallOrTooWide() {
        assertThat(detect(new Box(10, 10, 3, 3), new Box(100, 80, 60, 12))).isEmpty();
    }

    @Test
    void learnsAnewWhenTheLightChanges() {
        Frame dark = new Frame();
        dark.pictureOfSize(200, 100);
        assertThat(detector.detect(dark).boxes()).isEmpty();
        assertThat(detector.detect(dark).boxes()).isEmpty();
    }

    @Test
    void startsAnewWhenTheSizeChanges() {
        Frame large = new Frame();
        Graphics2D pen = large.pictureOfSize(300, 200).createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 300, 200);
        pen.dispose();
        assertThat(detector.detect(large).boxes()).isEmpty();
    }

    @Test
    void takesThePlaceOfSomebodyWhoLeftForBackground() {
        Detector late = new Detector();
        Box person = new Box(20, 30, 12, 40);
        Box elsewhere = new Box(120, 30, 12, 40);
        late.detect(Images.frame(person));
        assertThat(late.detect(Images.frame(elsewhere)).boxes())
                .singleElement()
                .satisfies(box -> assertNear(box, elsewhere));
    }

    @Test
    void keepsSeeingSomebodyWhoStandsForAMinute() {
        Box person = new Box(20, 30, 12, 40);
        for (int frame = 0; frame < 600; frame++) {
            assertThat(detect(person)).hasSize(1);
        }
    }

    private List<Box> detect(Box... people) {
        return detector.detect(Images.frame(people)).boxes();
    }

    private static void assertNear(Box box, Box expected) {
        Offset<Integer> near = Offset.offset(2);
        assertThat(box.x()).isCloseTo(expected.x(), near);
        assertThat(box.y()).isCloseTo(expected.y(), near);
        assertThat(box.right()).isCloseTo(expected.right(), near);
        assertThat(box.bottom()).isCloseTo(expected.bottom(), near);
    }
}
