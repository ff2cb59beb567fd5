package io.github.parallelpipe.benchmarks;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What ten thousand pipelines of four stages cost while they have nothing to do: their heap, and the time to start them,
 * to send one item through each, and to end them. Meant to be run with {@code -Xmx300m}.
 */
public final class IdleBenchmark {

    private static final int DEFAULT_PIPELINES = 10_000;

    private final AtomicInteger arrived = new AtomicInteger();
    private final Pipeline<Object> pipeline = Pipeline.<Object>builder("idle")
            .stage("one", item -> item)
            .stage("two", item -> item)
            .stage("three", item -> item)
            .sink("count", item -> arrived.incrementAndGet());

    private IdleBenchmark() {}

    /**
     * Runs the benchmark, for a few seconds.
     *
     * @param args nothing, or the number of pipelines
     */
    public static void main(String[] args) throws InterruptedException {
        int pipelines = args.length == 0 ? DEFAULT_PIPELINES : Integer.parseInt(args[0]);
        new IdleBenchmark().cycle(Math.max(1, pipelines / 100)); // what is loaded once is not theirs
        System.out.println(new IdleBenchmark().cycle(pipelines));
    }

    private Figures cycle(int pipelines) throws InterruptedException {
        long empty = usedAfterCollection();
        long start = System.nanoTime();
        List<PipelineRun<Object>> runs = new ArrayList<>(pipelines);
        for (int i = 0; i < pipelines; i++) {
            runs.add(pipeline.start());
        }
        long started = System.nanoTime();
        awaitIdle(runs);
        long idle = usedAfterCollection() - empty;

        long feed = System.nanoTime();
        runs.forEach(run -> run.put("item"));
        runs.forEach(PipelineRun::stop);
        for (PipelineRun<Object> run : runs) {
            run.await();
        }
        long ended = System.nanoTime();
        if (arrived.get() != pipelines) {
            throw new IllegalStateException("every item must arrive: " + arrived + " of " + pipelines);
        }
        return new Figures(pipelines, idle, started - start, ended - feed);
    }

    /** All stages of all runs are there, and an idle one has nothing to do but to wait. */
    private static void awaitIdle(List<PipelineRun<Object>> runs) throws InterruptedException {
        for (PipelineRun<Object> run : runs) {
            while (!run.report().stages().stream().allMatch(stage -> stage.running())) {
                Thread.sleep(1);
            }
        }
        Thread.sleep(200); // the last ones are on their way from running to waiting
    }

    private static long usedAfterCollection() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private record Figures(int pipelines, long idleBytes, long startNanos, long endNanos) {

        @Override
        public String toString() {
            return String.format(
                    "| pipelines | heap, MB | heap of one, KB | start, ms | one item each, stop and await, ms |%n"
                            + "|---:|---:|---:|---:|---:|%n"
                            + "| %,d | %.1f | %.1f | %.0f | %.0f |",
                    pipelines, idleBytes / 1e6, idleBytes / 1e3 / pipelines, startNanos / 1e6, endNanos / 1e6);
        }
    }
}
