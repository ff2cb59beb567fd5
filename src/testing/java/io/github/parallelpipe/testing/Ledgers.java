package io.github.parallelpipe.testing;

import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.StageReport;
import java.util.List;
import java.util.Set;

/**
 * The equations that every report has to satisfy, in one place. A test of a run ends by asserting them:
 *
 * <pre>{@code
 * RunReport report = Ledgers.assertBalanced(run.await());
 * }</pre>
 */
public final class Ledgers {

    private Ledgers() {}

    /**
     * Asserts that a report adds up, whether the run has ended or not.
     *
     * @param report   the report
     * @param grouping the stages that read several items at a time, so that one result may stand for more than one
     * @return the report
     * @throws AssertionError if it does not; says which equation of which stage is broken
     */
    public static RunReport assertBalanced(RunReport report, String... grouping) {
        Set<String> groups = Set.of(grouping);
        List<StageReport> stages = report.stages();
        for (int i = 0; i < stages.size(); i++) {
            StageReport stage = stages.get(i);
            assertBuffer(stage);
            assertStage(stage, groups.contains(stage.stage()));
            if (i > 0) {
                assertEqual(stages.get(i - 1).emitted(), stage.offered(), "emitted before it = offered", stage);
            }
            if (report.state().isEnded()) {
                assertNothingLeft(stage);
            }
        }
        return report;
    }

    private static void assertBuffer(StageReport stage) {
        long accounted = stage.taken() + stage.dropped() + stage.expired() + stage.discarded() + stage.buffered();
        assertEqual(stage.offered(), accounted, "offered = taken + dropped + expired + discarded + buffered", stage);
        assertThat(stage.buffered() >= 0 && stage.buffered() <= stage.capacity(), "buffered is within capacity", stage);
    }

    private static void assertStage(StageReport stage, boolean groups) {
        assertThat(stage.inProcess() >= 0, "what is in process is not negative", stage);
        long accounted = stage.processed() + stage.failed() + stage.inProcess();
        assertEqual(stage.taken(), accounted, "taken = processed + failed + in process", stage);
        if (!groups) {
            assertEqual(stage.processed(), stage.emitted() + stage.filtered(), "processed = emitted + filtered", stage);
        }
    }

    private static void assertNothingLeft(StageReport stage) {
        assertThat(stage.buffered() == 0, "nothing is left waiting at the end", stage);
        assertThat(stage.inProcess() == 0, "nothing is left in process at the end", stage);
        assertThat(!stage.running(), "no stage is left running at the end", stage);
    }

    private static void assertEqual(long left, long right, String equation, StageReport stage) {
        assertThat(left == right, equation + ": " + left + " is not " + right, stage);
    }

    private static void assertThat(boolean holds, String rule, StageReport stage) {
        if (!holds) {
            throw new AssertionError("the account of stage '" + stage.stage() + "' does not add up: " + rule + ", in " + stage);
        }
    }
}
