package io.github.parallelpipe.flow;

import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunReport;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The end of a run, waited for by a virtual thread that ends with it. */
final class RunEnd {

    private RunEnd() {}

    /** Tells of it once: with the final report, or with what the run has failed by. */
    static void tell(PipelineRun<?> run, BiConsumer<@Nullable RunReport, @Nullable Throwable> listener) {
        Thread.ofVirtual().name(run.report().pipeline() + "/end").start(() -> {
            RunReport report;
            try {
                report = run.await();
            } catch (Throwable e) {
                listener.accept(null, e);
                return;
            }
            listener.accept(report, null);
        });
    }
}
