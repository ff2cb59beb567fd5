package io.github.parallelpipe.benchmarks;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.Sink;
import io.github.parallelpipe.Stage;
import io.github.parallelpipe.benchmarks.rivals.Contender;
import io.github.parallelpipe.benchmarks.rivals.Threads;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.isolate.Isolated;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many arrays of bytes go through three stages that do nothing, each in a JVM of its own, and a sink in this one:
 * nothing is dropped, and the buffers hold two. Beside them the Python original with its stages in processes, where
 * {@code python=folder} says where it is.
 */
public final class IsolatedStages implements Measure {

    private static final int CAPACITY = 2;
    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;

    /** For its own main, and for {@link Everything}. */
    public IsolatedStages() {}

    /**
     * Runs it.
     *
     * @param args settings, such as {@code python=/folder/in/which/the/package/is}
     */
    public static void main(String[] args) throws IOException {
        Session.run(new IsolatedStages(), args);
    }

    @Override
    public String name() {
        return "isolated-stages";
    }

    @Override
    public String title() {
        return "Three isolated stages, lossless";
    }

    @Override
    public List<Figure> figures() {
        return List.of(Figure.more("items per second", 0), Figure.more("MB per second", 1));
    }

    @Override
    public List<Case> cases(Settings settings) {
        List<Entrant> entrants = new ArrayList<>();
        entrants.add(new Entrant(Contender.PARALLELPIPE, Threads.VIRTUAL));
        if (PythonProgram.isThere(settings)) {
            entrants.add(new Entrant(Contender.PYTHON_PROCESSES, Threads.OWN));
        }
        List<Case> cases = new ArrayList<>();
        for (int bytes : settings.some(KIB, KIB, MIB)) {
            String group = bytes == KIB ? "1 KiB" : "1 MiB";
            entrants.forEach(entrant -> cases.add(new Case(group, entrant, bytes)));
        }
        return cases;
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.best("", 0, 7));
    }

    @Override
    public String label(Entrant entrant) {
        return entrant.isOurs() ? "ParallelPipe, isolated" : entrant.label();
    }

    @Override
    public double[] measure(Case asked, Settings settings) throws Exception {
        int bytes = asked.parameter(0);
        double perSecond = asked.entrant().isOurs() ? ours(bytes, settings) : python(bytes, settings);
        return new double[] {perSecond, perSecond * bytes / 1e6};
    }

    /** It drops what is put too fast, which costs it time: so the better of both ways to put. */
    private static double python(int bytes, Settings settings) throws IOException {
        PythonProgram.Rates rates = PythonProgram.run("processes", bytes, settings);
        return Math.max(rates.oneAtATime(), rates.flatOut());
    }

    private static double ours(int bytes, Settings settings) throws InterruptedException {
        Rate rate = new Rate(settings.warmUpNanos(), settings.nanos());
        Pipeline<byte[]> pipeline = Pipeline.<byte[]>builder("benchmark")
                .buffer(CAPACITY, Overflow.BLOCK)
                .stage("stage-0", Isolated.of(Same.class))
                .stage("stage-1", Isolated.of(Same.class))
                .stage("stage-2", Isolated.of(Same.class))
                .sink("sink", rate);
        byte[] item = new byte[bytes];
        pipeline.run(Stream.generate(() -> item).takeWhile(same -> !rate.isOver())::iterator);
        return rate.perSecond();
    }

    /** What each child does: nothing. */
    static final class Same implements Stage<byte[], byte[]> {
        @Override
        public byte[] process(byte[] item) {
            return item;
        }
    }

    /**
     * Counts what arrives in a time, after a time in which everything gets warm; that begins with the first item, as
     * children are slow to start. The sink's thread writes, the source's reads when it is over, and whoever has waited for
     * the run reads the rest.
     */
    private static final class Rate implements Sink<byte[]> {
        private final long warmUpNanos;
        private final long nanos;
        private long first;
        private long began;
        private long last;
        private long count;
        private volatile boolean over;

        Rate(long warmUpNanos, long nanos) {
            this.warmUpNanos = warmUpNanos;
            this.nanos = nanos;
        }

        @Override
        public void accept(byte[] item) {
            long now = System.nanoTime();
            if (first == 0) {
                first = now;
            }
            if (now - first <= warmUpNanos) {
                began = now;
            } else if (!over) {
                last = now;
                count++;
                over = now - began >= nanos;
            }
        }

        boolean isOver() {
            return over;
        }

        double perSecond() {
            return count / (double) (last - began) * 1e9;
        }
    }
}
