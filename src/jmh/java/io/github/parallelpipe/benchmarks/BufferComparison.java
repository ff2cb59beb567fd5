package io.github.parallelpipe.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link BufferBenchmark} in rounds, one JVM for each of its methods in each, in random order: JMH alone would
 * measure one method after the other. Of each JVM counts the fastest tenth of its many short iterations, in which nothing
 * else had the processor; of these the median. Prints a Markdown table.
 */
public final class BufferComparison {

    private static final int DEFAULT_ROUNDS = 5;
    private static final double FASTEST = 10;
    private static final List<String> QUESTIONS = List.of("putTake", "putFull", "putManyDrain");

    /** The most bytes per call that any round has seen allocated. */
    private final Map<String, Double> allocated = new HashMap<>();

    private BufferComparison() {}

    /**
     * Runs the comparison, for about two minutes.
     *
     * @param args nothing, or the number of rounds
     */
    public static void main(String[] args) {
        new BufferComparison().compare(args.length == 0 ? DEFAULT_ROUNDS : Integer.parseInt(args[0]));
    }

    private void compare(int rounds) {
        List<String> methods = QUESTIONS.stream()
                .flatMap(question -> List.of(question + "Ring", question + "Queue").stream())
                .toList();
        Map<String, Double> medians = Rounds.medians(rounds, methods, this::nanosPerCall);
        System.out.println("| | RingBuffer, ns | ArrayBlockingQueue, ns | ratio | RingBuffer, B | ArrayBlockingQueue, B |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        for (String question : QUESTIONS) {
            String ring = question + "Ring";
            String queue = question + "Queue";
            System.out.printf(
                    "| %s | %.1f | %.1f | %.2f | %.2f | %.2f |%n",
                    question,
                    medians.get(ring),
                    medians.get(queue),
                    medians.get(queue) / medians.get(ring),
                    allocated.get(ring),
                    allocated.get(queue));
        }
    }

    private double nanosPerCall(String method) {
        Options options = new OptionsBuilder()
                .include(BufferBenchmark.class.getName() + "." + method + "$")
                .forks(1)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .build();
        try {
            RunResult result = new Runner(options).runSingle();
            double bytes = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
            allocated.merge(method, bytes, Math::max);
            return result.getPrimaryResult().getStatistics().getPercentile(FASTEST);
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH cannot run " + method, e);
        }
    }
}
