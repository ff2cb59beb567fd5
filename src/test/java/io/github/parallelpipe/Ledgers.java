package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

/** The equations that every report has to satisfy, in one place; each test of a run ends by asserting them. */
public final class Ledgers {

    private Ledgers() {}

    /**
     * Asserts that a report adds up, whether the run has ended or not.
     *
     * @param report   the report
     * @param grouping the stages that read several items at a time, so that one result may stand for more than one
     * @return the report
     */
    public static RunReport assertBalanced(RunReport report, String... grouping) {
        Set<String> groups = Set.of(grouping);
        List<StageReport> stages = report.stages();
        for (int i = 0; i < stages.size(); i++) {
            StageReport stage = stages.get(i);
            assertBuffer(stage);
            assertStage(stage, groups.contains(stage.stage()));
            if (i > 0) {
                assertThat(stages.get(i - 1).emitted()).as("emitted before %s", stage).isEqualTo(stage.offered());
            }
        }
        if (report.state().isEnded()) {
            assertNothingLeft(report);
        }
        return report;
    }

    private static void assertBuffer(StageReport stage) {
        long accounted = stage.taken() + stage.dropped() + stage.expired() + stage.discarded() + stage.buffered();
        assertThat(stage.offered()).as("offered to %s", stage).isEqualTo(accounted);
        assertThat(stage.buffered()).as("waiting for %s", stage).isBetween(0, stage.capacity());
    }

    private static void assertStage(StageReport stage, boolean groups) {
        assertThat(stage.inProcess()).as("in process of %s", stage).isNotNegative();
        assertThat(stage.taken())
                .as("taken by %s", stage)
                .isEqualTo(stage.processed() + stage.failed() + stage.inProcess());
        if (!groups) {
            assertThat(stage.processed()).as("processed by %s", stage).isEqualTo(stage.emitted() + stage.filtered());
        }
    }

    private static void assertNothingLeft(RunReport report) {
        assertThat(report.stages()).allSatisfy(stage -> {
            assertThat(stage.buffered()).as("left waiting for %s", stage).isZero();
            assertThat(stage.inProcess()).as("left in process of %s", stage).isZero();
            assertThat(stage.running()).as("left running: %s", stage).isFalse();
        });
    }
}
