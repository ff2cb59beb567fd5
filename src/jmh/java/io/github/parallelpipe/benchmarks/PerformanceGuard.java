package io.github.parallelpipe.benchmarks;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import com.sun.management.ThreadMXBean;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.benchmarks.rivals.Contender;
import io.github.parallelpipe.benchmarks.rivals.Rival;
import io.github.parallelpipe.benchmarks.rivals.Threads;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.buffer.RingBuffer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What must not be lost again, checked in less than a minute: a put and a take allocate nothing, four stages are no
 * slower than queues, and ended runs leave no thread. Ends with 1 if that does not hold.
 */
public final class PerformanceGuard {

    private static final int CAPACITY = 64;
    private static final long ITEMS = 300_000;
    private static final int ROUNDS = 11;
    private static final int PAIRS = 1_000_000;

    /** What the measurement itself may allocate, once; a pair that allocates anything comes to 16 MB. */
    private static final long TOLERATED_BYTES = 100_000;

    private final List<String> complaints = new ArrayList<>();

    private PerformanceGuard() {}

    /**
     * Runs the checks.
     *
     * @param args not used
     */
    public static void main(String[] args) throws Exception {
        PerformanceGuard guard = new PerformanceGuard();
        guard.checkAllocation();
        guard.checkRate();
        guard.checkThreads();
        guard.complaints.forEach(System.err::println);
        System.exit(guard.complaints.isEmpty() ? 0 : 1);
    }

    private void checkAllocation() throws InterruptedException {
        RingBuffer<Object> ring = new RingBuffer<>(CAPACITY, Overflow.DROP_OLDEST, System::nanoTime);
        putAndTake(ring);
        long bytes = putAndTake(ring);
        System.out.printf("%,d puts and takes: %,d bytes allocated%n", PAIRS, bytes);
        require(bytes < TOLERATED_BYTES, "a put and a take must not allocate: " + bytes + " bytes in " + PAIRS);
    }

    private static long putAndTake(RingBuffer<Object> ring) throws InterruptedException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < PAIRS; i++) {
            ring.put("item");
            ring.take();
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private void checkRate() {
        Entrant ours = new Entrant(Contender.PARALLELPIPE_PUT, Threads.VIRTUAL);
        Entrant theirs = new Entrant(Contender.ARRAY_BLOCKING_QUEUE, Threads.VIRTUAL);
        List<Entrant> both = List.of(ours, theirs);
        Rounds.medians(2, both, PerformanceGuard::rate); // warm-up
        Map<Entrant, double[]> rates = Rounds.medians(ROUNDS, both, PerformanceGuard::rate);
        double ratio = rates.get(ours)[0] / rates.get(theirs)[0];
        System.out.printf("four stages, capacity %d, against ArrayBlockingQueue: %.2f%n", CAPACITY, ratio);
        require(ratio >= 1, "four stages must be no slower than with queues: ratio " + ratio);
    }

    /** Fed from a platform thread, as live sources mostly are. */
    private static double[] rate(Entrant entrant) {
        Rival rival = entrant.contender().rival();
        return Throughput.of(entrant, Threads.PLATFORM, rival::pass, FourStages.LENGTH, CAPACITY, Source.counting(ITEMS))
                .figures();
    }

    private void checkThreads() throws IOException {
        Pipeline<Object> pipeline = Pipeline.<Object>builder("guarded")
                .stage("one", item -> item)
                .stage("two", item -> item, options -> options.platformThread())
                .sink("count", item -> {});
        try (PipelineRun<Object> run = pipeline.start()) {
            awaitStages(run);
            long seen = threadsNamed("guarded");
            require(seen == 4, "the dump must show a run's owner and its three stages, or this check is blind: " + seen);
        }
        for (int i = 0; i < 100; i++) {
            try (PipelineRun<Object> run = pipeline.start()) {
                run.put("item");
            }
        }
        long left = threadsNamed("guarded");
        System.out.printf("100 runs: %d threads left%n", left);
        require(left == 0, "no thread may outlive its run: " + left);
    }

    private static void awaitStages(PipelineRun<?> run) {
        while (!run.report().stages().stream().allMatch(stage -> stage.running())) {
            Thread.onSpinWait();
        }
    }

    /** Only a thread dump as JSON knows the virtual threads. */
    private static long threadsNamed(String beginning) throws IOException {
        Path directory = Files.createTempDirectory("threads");
        Path dump = directory.resolve("dump.json");
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), ThreadDumpFormat.JSON);
            try (var lines = Files.lines(dump)) {
                return lines.filter(line -> line.contains("\"name\": \"" + beginning)).count();
            }
        } finally {
            Files.deleteIfExists(dump);
            Files.delete(directory);
        }
    }

    private void require(boolean holds, String complaint) {
        if (!holds) {
            complaints.add(complaint);
        }
    }
}
