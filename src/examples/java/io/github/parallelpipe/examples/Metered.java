package io.github.parallelpipe.examples;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.micrometer.PipelineMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.stream.IntStream;

/** What Prometheus is told of a pipeline. */
public final class Metered {

    private Metered() {}

    /**
     * Prints what a scrape finds after a run of a thousand items.
     *
     * @param args not used
     * @throws InterruptedException if interrupted while waiting for the run
     */
    public static void main(String[] args) throws InterruptedException {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        // @start region="metered"
        PipelineMetrics metrics = new PipelineMetrics(); // one for all pipelines
        metrics.bindTo(registry);
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("readings")
                .listener(metrics)
                .stage("even", item -> item % 2 == 0 ? item : null)
                .sink("end", item -> {});
        // @end
        pipeline.run(IntStream.range(0, 1_000).boxed());
        System.out.println(registry.scrape());
    }
}
