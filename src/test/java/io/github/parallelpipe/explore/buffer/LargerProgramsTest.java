package io.github.parallelpipe.explore.buffer;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * As {@link EveryScheduleTest}, for larger programs: {@code ./mvnw test -Dexplore.larger -Dtest=LargerProgramsTest}.
 * All of them took three minutes on two cores that much else kept busy.
 */
@EnabledIfSystemProperty(named = "explore.larger", matches = ".*")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class LargerProgramsTest {

    private static final Explorer CALM = Explorer.standard().with(0, 0);

    @Test
    void threeThreadsOfTwoCalls() {
        EveryScheduleTest.assertRuns("3 x 2", CALM, Programs.all(3, 2, Alphabets::few), 67_488, 448_059);
    }

    @Test
    void twoThreadsOfThreeCalls() {
        EveryScheduleTest.assertRuns("2 x 3", CALM, Programs.all(2, 3, Alphabets::few), 187_488, 416_952);
    }

    @Test
    void twoThreadsOfTwoCallsDisturbed() {
        EveryScheduleTest.assertRuns(
                "2 x 2, disturbed", Explorer.standard(), Programs.all(2, 2, Alphabets::most), 49_724, 597_477);
    }

    @Test
    void threeThreadsOfTwoCallsInterrupted() {
        EveryScheduleTest.assertRuns(
                "3 x 2, interrupted", CALM.with(0, 1), Programs.all(3, 2, Alphabets::fewest), 6_528, 147_250);
    }

    @Test
    void twoThreadsOfTwoCallsAroundTheLock() {
        EveryScheduleTest.assertRuns("2 x 2, around the lock", CALM.with(Points.AROUND_LOCK),
                Programs.all(2, 2, Alphabets::most), 49_724, 113_596);
    }
}
