package io.github.parallelpipe.jmx;

import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is registered of a run. */
final class RunBean implements PipelineRunMXBean {

    private final PipelineRun<?> run;

    RunBean(PipelineRun<?> run) {
        this.run = run;
    }

    @Override
    public String getPipeline() {
        return run.report().pipeline();
    }

    @Override
    public RunState getState() {
        return run.state();
    }

    @Override
    public long getElapsedMillis() {
        return run.report().elapsed().toMillis();
    }

    @Override
    public List<StageAccount> getStages() {
        return run.report().stages().stream().map(StageAccount::of).toList();
    }

    @Override
    public long getHandlerFailures() {
        return run.report().handlerFailures();
    }

    @Override
    public @Nullable String getFailure() {
        return run.report().failure().map(Throwable::getMessage).orElse(null);
    }
}
