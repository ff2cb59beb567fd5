package io.github.parallelpipe.explore.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A search that merges finds what one finds that does not. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class MergingTest {

    private static final Explorer MERGING = Explorer.standard();

    @Test
    void leadsToTheSameEndings() {
        Programs.all(2, 1, Alphabets::full).forEach(program -> assertSameEndings(MERGING, program));
        Programs.all(3, 1, Alphabets::few).forEach(program -> assertSameEndings(MERGING.with(0, 1), program));
        Programs.all(2, 2, Alphabets::few).forEach(program -> assertSameEndings(MERGING.with(0, 0), program));
    }

    @Test
    void leadsToTheSameEndingsAroundTheLock() {
        Explorer merging = MERGING.with(Points.AROUND_LOCK);

        Programs.all(2, 1, Alphabets::most).forEach(program -> assertSameEndings(merging.with(0, 0), program));
        Programs.all(2, 1, Alphabets::few).forEach(program -> assertSameEndings(merging, program));
    }

    private static void assertSameEndings(Explorer merging, Program program) {
        assertThat(merging.endings(program)).as(program.toString()).isEqualTo(merging.plain().endings(program));
    }

    /** With points around the lock there are more schedules, but for code that keeps to the lock no other results. */
    @Test
    void pointsAroundTheLockLeadToNoOtherResults() {
        Explorer calm = MERGING.plain().with(0, 0);

        Explorer around = calm.with(Points.AROUND_LOCK);

        Programs.all(2, 1, Alphabets::full).forEach(program -> assertThat(around.results(program))
                .as(program.toString())
                .isEqualTo(calm.results(program)));
    }
}
