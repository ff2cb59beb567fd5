package io.github.parallelpipe.examples;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.observe.ConsoleMonitor;

/** A run that is watched: a hundred items a second for three seconds, of which one stage takes forty. */
public final class Watched {

    private Watched() {}

    /**
     * Runs the example, for about three seconds.
     *
     * @param args not used
     */
    @SuppressWarnings("try") // the monitor is there to be closed
    public static void main(String[] args) throws InterruptedException {
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("watched")
                .stage("detect", item -> work(item, 5))
                .stage("track", item -> work(item, 25), options -> options.buffer(8))
                .stage("classify", item -> work(item, 2), options -> options.workers(2))
                .sink("show", item -> {}, options -> options.buffer(4, Overflow.BLOCK));
        // @start region="watched"
        try (PipelineRun<Integer> run = pipeline.start();
                ConsoleMonitor monitor = ConsoleMonitor.of(run)) {
            for (int item = 0; item < 300; item++) {
                run.put(item);
                Thread.sleep(10);
            }
            run.stop();
            run.await(); // so that the last that is shown is how it has ended
        }
        // @end
    }

    private static int work(int item, int millis) throws InterruptedException {
        Thread.sleep(millis);
        return item;
    }
}
