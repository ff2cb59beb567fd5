package io.github.parallelpipe;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The account of a run: of every item, at every stage. Taken while the run goes on, it adds up all the same; once the run
 * has ended, it is final, and nothing is buffered or in process.
 *
 * @param pipeline            the pipeline's name
 * @param state               where in its life the run is
 * @param elapsed             how long it has run, or did
 * @param stages              the account of each stage, in order
 * @param overran             the stages that were still at work, and not waiting for their neighbours, when the time of {@link
 *                            PipelineRun#stop(Duration)} was over; empty otherwise
 * @param failure             what it failed by, if it has
 * @param handlerFailures     how often a {@link DiscardHandler} threw
 * @param firstHandlerFailure what the first of these threw
 */
public record RunReport(
        String pipeline,
        RunState state,
        Duration elapsed,
        List<StageReport> stages,
        List<String> overran,
        Optional<PipelineException> failure,
        long handlerFailures,
        Optional<Throwable> firstHandlerFailure) {

    /** Keeps lists of its own. */
    public RunReport {
        stages = List.copyOf(stages);
        overran = List.copyOf(overran);
    }

    /**
     * The account of one stage.
     *
     * @param name the stage's name
     * @return its account
     * @throws IllegalArgumentException if there is no such stage
     */
    public StageReport stage(String name) {
        return stages.stream()
                .filter(stage -> stage.stage().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no stage '" + name + "' among " + names()));
    }

    private List<String> names() {
        return stages.stream().map(StageReport::stage).toList();
    }

    /**
     * A table with a line for each stage.
     *
     * @return the table, of several lines
     */
    @Override
    public String toString() {
        String lines = stages.stream().map(StageReport::line).collect(Collectors.joining("\n"));
        String overrun = overran.isEmpty() ? "" : "\noverran: " + String.join(", ", overran);
        String cause = failure.map(e -> "\n" + e.getMessage()).orElse("");
        String handlers = handlerFailures == 0 ? "" : "\ndiscard handlers threw: " + handlerFailures;
        return String.format(
                Locale.ROOT,
                "%s: %s after %.1f s\n%s\n%s%s%s%s",
                pipeline, state, elapsed.toMillis() / 1e3, StageReport.HEADING, lines, overrun, cause, handlers);
    }
}
