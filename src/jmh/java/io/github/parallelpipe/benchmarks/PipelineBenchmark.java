package io.github.parallelpipe.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many items a second go through four lossless stages, with this library and with queues: each figure the median of
 * several JVMs, started in random order. Prints a Markdown table.
 */
public final class PipelineBenchmark {

    private static final int DEFAULT_ROUNDS = 7;
    private static final int WARMUPS = 4;
    private static final int MEASUREMENTS = 5;

    private record Candidate(FourStages stages, int capacity) {

        double itemsPerSecond() {
            return Double.parseDouble(
                    ChildJvm.line(PipelineBenchmark.class, stages.name(), Integer.toString(capacity)));
        }
    }

    private PipelineBenchmark() {}

    /**
     * Runs the benchmark, for about two minutes.
     *
     * @param args nothing, or the number of rounds; a candidate and a capacity are for the JVMs that this one starts
     */
    public static void main(String[] args) {
        if (args.length == 2) {
            System.out.println(measure(FourStages.valueOf(args[0]), Integer.parseInt(args[1])));
            return;
        }
        int rounds = args.length == 0 ? DEFAULT_ROUNDS : Integer.parseInt(args[0]);
        List<Integer> capacities = List.of(2, 64, 1024);
        List<Candidate> candidates = new ArrayList<>();
        for (int capacity : capacities) {
            for (FourStages stages : FourStages.values()) {
                candidates.add(new Candidate(stages, capacity));
            }
        }
        print(capacities, Rounds.medians(rounds, candidates, Candidate::itemsPerSecond));
    }

    private static double measure(FourStages stages, int capacity) {
        int items = capacity < 16 ? 100_000 : 500_000;
        for (int i = 0; i < WARMUPS; i++) {
            stages.itemsPerSecond(items, capacity);
        }
        return Rounds.medians(MEASUREMENTS, List.of(stages), any -> any.itemsPerSecond(items, capacity)).get(stages);
    }

    private static void print(List<Integer> capacities, Map<Candidate, Double> medians) {
        System.out.println("| capacity | ParallelPipe, items/s | ArrayBlockingQueue, items/s | ratio |");
        System.out.println("|---:|---:|---:|---:|");
        for (int capacity : capacities) {
            double ours = medians.get(new Candidate(FourStages.PARALLELPIPE, capacity));
            double theirs = medians.get(new Candidate(FourStages.ARRAY_BLOCKING_QUEUE, capacity));
            System.out.printf("| %d | %,.0f | %,.0f | %.2f |%n", capacity, ours, theirs, ours / theirs);
        }
    }
}
