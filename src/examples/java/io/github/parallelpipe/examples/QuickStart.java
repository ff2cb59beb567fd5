package io.github.parallelpipe.examples;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunReport;

/**
 * A source that is faster than its pipeline: three stages that take half a second each, ten items 0.3 seconds apart, two
 * of which can wait for each stage. Eight of the ten come out, in order, the first and the last among them.
 */
public final class QuickStart {

    private QuickStart() {}

    /**
     * Runs the example, for about five seconds.
     *
     * @param args not used
     */
    public static void main(String[] args) throws InterruptedException {
        // @start region="pipeline"
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("quickstart")
                .buffer(2)
                .defaults(options -> options.onDiscard((item, reason, stage) ->
                        System.out.println("           " + item + " never reached '" + stage + "': " + reason)))
                .stage("detect", QuickStart::work)
                .stage("track", QuickStart::work)
                .stage("classify", QuickStart::work)
                .sink("show", item -> System.out.println("result " + item));

        RunReport report;
        try (PipelineRun<Integer> run = pipeline.start()) {
            for (int item = 1; item <= 10; item++) {
                run.put(item); // never waits: a full buffer drops its oldest item
                Thread.sleep(300);
            }
            run.stop();
            report = run.await();
        }
        System.out.println(report);
        // @end
    }

    private static int work(int item) throws InterruptedException {
        Thread.sleep(500);
        return item;
    }
}
