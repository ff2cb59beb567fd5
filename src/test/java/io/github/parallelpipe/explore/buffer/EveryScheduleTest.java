package io.github.parallelpipe.explore.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The buffer is right in every schedule of every small program. How many were run is asserted, so that no change to the
 * explorer quietly runs fewer.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class EveryScheduleTest {

    private static final Explorer PLAIN = Explorer.standard().plain();

    @Test
    void twoThreadsOfTwoCalls() {
        assertRuns("2 x 2", PLAIN.with(0, 0), Programs.all(2, 2, Alphabets::most), 49_724, 368_737);
    }

    @Test
    void threeThreadsOfOneCall() {
        assertRuns("3 x 1", PLAIN.with(0, 0), Programs.all(3, 1, Alphabets::full), 5_984, 274_400);
    }

    @Test
    void twoThreadsOfOneCallDisturbed() {
        assertRuns("2 x 1, disturbed", PLAIN.with(1, 1), Programs.all(2, 1, Alphabets::full), 1_024, 60_089);
    }

    @Test
    void threeThreadsOfOneCallDisturbed() {
        assertRuns("3 x 1, disturbed", Explorer.standard(), Programs.all(3, 1, Alphabets::most), 2_024, 42_852);
    }

    @Test
    void twoThreadsOfOneCallAroundTheLock() {
        Explorer around = PLAIN.with(0, 0).with(Points.AROUND_LOCK);

        assertRuns("2 x 1, around the lock", around, Programs.all(2, 1, Alphabets::full), 1_024, 32_723);
    }

    @Test
    void largerProgramsByHand() {
        assertRuns("by hand", Explorer.standard().with(0, 0), Battery.handWritten(), 18, 319);
    }

    static void assertRuns(String what, Explorer explorer, Stream<Program> programs, long expected, long schedules) {
        Sweep.Total total = Sweep.over(explorer, programs);

        System.out.println("explored " + what + ": " + total);
        if (total.failed() != null) {
            total.failed().assertHolds();
        }
        assertThat(total.programs()).as("programs of %s", what).isGreaterThanOrEqualTo(expected);
        assertThat(total.schedules()).as("schedules of %s", what).isGreaterThanOrEqualTo(schedules);
    }
}
