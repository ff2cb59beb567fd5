package io.github.parallelpipe.examples.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrackerTest {
    private final Tracker tracker = new Tracker();

    @Test
    void keepsTwoPeopleApartWhoPassEachOther() {
        List<Track> before = List.of();
        List<Track> after = List.of();
        for (int x = 0; x <= 140; x += 4) {
            Box rightwards = new Box(20 + x, 40, 12, 40);
            Box leftwards = new Box(160 - x, 40, 12, 40);
            boolean apart = rightwards.intersection(leftwards) == 0;
            after = apart ? follow(rightwards, leftwards) : follow(rightwards.union(leftwards));
            before = x == 40 ? after : before;
        }
        assertThat(before).hasSize(2);
        assertThat(after).extracting(Track::id).isEqualTo(before.stream().map(Track::id).toList());
        assertThat(after.getFirst().box().x()).isGreaterThan(after.getLast().box().x());
    }

    @Test
    void predictsOverFramesThatWereDropped() {
        for (int x = 0; x < 60; x += 5) {
            follow(new Box(x, 40, 12, 40));
        }
        int missed = 10;
        Tracked tracked = tracker.track(seen(new Box(55 + 5 * (missed + 1), 40, 12, 40)), missed);
        assertThat(tracked.tracks()).singleElement().satisfies(track -> {
            assertThat(track.id()).isEqualTo(1);
            assertThat(track.seen()).isTrue();
        });
    }

    @Test
    void givesANewNumberWhereTheSameFramesAreNotSaidToBeMissing() {
        for (int x = 0; x < 60; x += 5) {
            follow(new Box(x, 40, 12, 40));
        }
        assertThat(follow(new Box(55 + 5 * 11, 40, 12, 40)))
                .singleElement()
                .satisfies(track -> assertThat(track.seen()).isFalse());
    }

    @Test
    void bridgesAShortGapByPrediction() {
        for (int x = 0; x < 60; x += 5) {
            follow(new Box(x, 40, 12, 40));
        }
        List<Track> hidden = follow();
        assertThat(hidden).singleElement().satisfies(track -> {
            assertThat(track.seen()).isFalse();
            assertThat(track.box().x()).isBetween(56, 63);
        });
        assertThat(follow(new Box(65, 40, 12, 40))).extracting(Track::id).containsExactly(1);
    }

    @Test
    void givesUpWhomItDoesNotSeeAgain() {
        for (int x = 0; x < 60; x += 5) {
            follow(new Box(x, 40, 12, 40));
        }
        assertThat(tracker.track(seen(), 100).tracks()).isEmpty();
    }

    @Test
    void takesAFlickerForNobody() {
        follow(new Box(50, 40, 12, 40));
        assertThat(follow()).isEmpty();
        assertThat(follow(new Box(50, 40, 12, 40))).isEmpty();
    }

    private List<Track> follow(Box... boxes) {
        return tracker.track(seen(boxes), 0).tracks();
    }

    private static Detected seen(Box... boxes) {
        return new Detected(Images.frame(boxes), List.of(boxes));
    }
}
