package io.github.parallelpipe.examples.video;

import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.StageReport;

/**
 * Where every captured frame went.
 *
 * @param captured what was put into the pipeline
 * @param shown what came out at its end
 * @param dropped what a buffer dropped, or the end of the run left there
 * @param failed what a stage could not work with
 * @param joined what was classified together with a newer frame
 */
record Outcome(long captured, long shown, long dropped, long failed, long joined) {

    static Outcome of(RunReport report, long captured) {
        return new Outcome(
                captured,
                report.stages().getLast().processed(),
                report.stages().stream().mapToLong(Outcome::notTaken).sum(),
                report.stages().stream().mapToLong(StageReport::failed).sum(),
                report.stages().stream().mapToLong(Outcome::joined).sum());
    }

    /** Whether no frame is missing and none counted twice. */
    boolean addsUp() {
        return captured == shown + dropped + failed + joined;
    }

    private static long notTaken(StageReport stage) {
        return stage.dropped() + stage.expired() + stage.discarded();
    }

    /** Of several items that a stage worked on together, one result went on. */
    private static long joined(StageReport stage) {
        return stage.processed() - stage.emitted() - stage.filtered();
    }

    @Override
    public String toString() {
        return "%d frames captured, %d shown, %d dropped, %d failed, %d joined with a newer one"
                .formatted(captured, shown, dropped, failed, joined);
    }
}
