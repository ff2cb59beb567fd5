package io.github.parallelpipe.benchmarks;

import io.github.parallelpipe.benchmarks.buffers.BufferKind;
import io.github.parallelpipe.benchmarks.rivals.Contender;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link BufferBenchmark} in rounds: JMH alone would measure one method after the other. Of each JVM counts the
 * fastest tenth of its many short iterations, in which nothing else had the processor.
 */
public final class BufferOperations implements Measure {

    private static final double FASTEST = 10;
    private static final int ITERATIONS = 40;

    /** What JMH's profiler counts where nothing is allocated, at most. */
    private static final double PROFILER_BYTES = 0.5;

    private static final List<String> METHODS = List.of("putTake", "putFull", "putManyDrain");
    private static final List<String> GROUPS = List.of("put and take", "put into a full one", "64 puts and a drain");

    /** For its own main, and for {@link Everything}. */
    public BufferOperations() {}

    /**
     * Runs it.
     *
     * @param args settings, such as {@code rounds=5 seconds=0.5}
     */
    public static void main(String[] args) throws IOException {
        Session.run(new BufferOperations(), args);
    }

    @Override
    public String name() {
        return "buffer-operations";
    }

    @Override
    public String title() {
        return "One buffer of 64, one thread";
    }

    @Override
    public List<Figure> figures() {
        return List.of(Figure.less("ns", 1), Figure.less("bytes", 2));
    }

    @Override
    public List<Case> cases(Settings settings) {
        List<Entrant> entrants = settings.some(Entrant.preferred(
                Contender.PARALLELPIPE,
                Contender.ARRAY_BLOCKING_QUEUE,
                Contender.KOTLIN,
                Contender.JOX,
                Contender.JCTOOLS_MPMC,
                Contender.JCTOOLS_SPSC));
        List<Case> cases = new ArrayList<>();
        for (int method = 0; method < METHODS.size(); method++) {
            for (Entrant entrant : entrants) {
                cases.add(new Case(GROUPS.get(method), entrant, method));
            }
        }
        return cases;
    }

    @Override
    public List<Target> targets() {
        Contender queue = Contender.ARRAY_BLOCKING_QUEUE;
        return List.of(
                Target.one(GROUPS.get(0), 0, queue, 0.65),
                Target.one(GROUPS.get(1), 0, queue, 0.45),
                Target.one(GROUPS.get(2), 0, queue, 0.6),
                Target.limit("", 1, PROFILER_BYTES));
    }

    /** Threads play no part. */
    @Override
    public String label(Entrant entrant) {
        return entrant.isOurs() ? "RingBuffer" : entrant.contender().label();
    }

    /** JMH has a JVM of its own for it. */
    @Override
    public double[] take(Case asked, Settings settings) {
        return measure(asked, settings);
    }

    @Override
    public double[] measure(Case asked, Settings settings) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(BufferBenchmark.class.getName() + "." + METHODS.get(asked.parameter(0)) + "$")
                .param("kind", kind(asked.entrant().contender()).name())
                .forks(1)
                .warmupTime(TimeValue.nanoseconds(settings.warmUpNanos() / 3))
                .measurementIterations(ITERATIONS)
                .measurementTime(TimeValue.nanoseconds(settings.nanos() / ITERATIONS))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .jvmArgsAppend(ChildJvm.quiet());
        try {
            RunResult result = new Runner(options.build()).runSingle();
            double bytes = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
            return new double[] {result.getPrimaryResult().getStatistics().getPercentile(FASTEST), bytes};
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH cannot run " + asked, e);
        }
    }

    private static BufferKind kind(Contender contender) {
        return contender == Contender.PARALLELPIPE ? BufferKind.RING : BufferKind.valueOf(contender.name());
    }
}
