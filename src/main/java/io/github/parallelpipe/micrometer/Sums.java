package io.github.parallelpipe.micrometer;

import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.RunState;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the runs of a pipeline have done, all together. */
final class Sums {

    private final Map<RunState, Long> runs = new EnumMap<>(RunState.class);
    private final Map<String, StageSums> stages = new LinkedHashMap<>();
    private long handlerFailures;

    void addAll(Sums other) {
        other.runs.forEach((state, number) -> runs.merge(state, number, Long::sum));
        other.stages.forEach((name, sums) -> ofStage(name).addAll(sums));
        handlerFailures += other.handlerFailures;
    }

    void addEnded(RunReport report) {
        addRun(report);
        report.stages().forEach(stage -> ofStage(stage.stage()).addEnded(stage));
    }

    /** Of a run that goes on, with what it had done by some minutes ago. */
    void addActive(RunReport report, RunReport earlier) {
        addRun(report);
        report.stages().forEach(stage -> ofStage(stage.stage()).addActive(stage, earlier.stage(stage.stage())));
    }

    private void addRun(RunReport report) {
        runs.merge(report.state(), 1L, Long::sum);
        handlerFailures += report.handlerFailures();
    }

    private StageSums ofStage(String name) {
        return stages.computeIfAbsent(name, absent -> new StageSums());
    }

    long runs(RunState state) {
        return runs.getOrDefault(state, 0L);
    }

    long handlerFailures() {
        return handlerFailures;
    }

    StageSums stage(String name) {
        return stages.getOrDefault(name, new StageSums());
    }
}
