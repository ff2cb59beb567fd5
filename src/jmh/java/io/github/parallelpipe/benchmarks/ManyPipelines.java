package io.github.parallelpipe.benchmarks;

import io.github.parallelpipe.benchmarks.rivals.Contender;
import io.github.parallelpipe.benchmarks.rivals.Line;
import io.github.parallelpipe.benchmarks.rivals.Rival;
import io.github.parallelpipe.benchmarks.rivals.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What thousands of lines of four lossless stages, with a capacity of two, cost: to open them, to let a hundred items
 * through each, to close them; and the heap of one that has nothing to do.
 */
public final class ManyPipelines implements Measure {

    private static final int CAPACITY = 2;
    private static final int ITEMS = 100;

    /** How many there have been before: code that is not yet compiled takes longer, and larger stacks. */
    private static final int WARM_UP = 10_000;

    private static final long SETTLING_NANOS = 300_000_000;

    /** For its own main, and for {@link Everything}. */
    public ManyPipelines() {}

    /**
     * Runs it.
     *
     * @param args settings, such as {@code rounds=5}
     */
    public static void main(String[] args) throws IOException {
        Session.run(new ManyPipelines(), args);
    }

    @Override
    public String name() {
        return "many-pipelines";
    }

    @Override
    public String title() {
        return "Many pipelines";
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.less("open, run and close, ms", 0),
                Figure.less("open, ms", 0),
                Figure.less("100 items each, ms", 0),
                Figure.less("close, ms", 0),
                Figure.less("heap of an idle one, KB", 1));
    }

    /** All but the Disruptor, whose threads are platform threads. */
    @Override
    public List<Case> cases(Settings settings) {
        List<Entrant> entrants = settings.some(Entrant.preferred(
                Contender.PARALLELPIPE_PUT,
                Contender.ARRAY_BLOCKING_QUEUE,
                Contender.KOTLIN,
                Contender.JOX,
                Contender.JCTOOLS_MPMC,
                Contender.JCTOOLS_SPSC,
                Contender.REACTOR,
                Contender.RXJAVA,
                Contender.PEKKO));
        List<Case> cases = new ArrayList<>();
        for (int pipelines : settings.some(100, 1_000, 10_000)) {
            for (Entrant entrant : entrants) {
                cases.add(new Case(String.format("%,d pipelines", pipelines), entrant, pipelines));
            }
        }
        return cases;
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.best("", 0, 1), Target.limit("10,000", 4, 10));
    }

    @Override
    public double[] measure(Case asked, Settings settings) throws InterruptedException {
        Rival rival = asked.entrant().contender().rival();
        AtomicLong arrived = new AtomicLong();
        Work work = Work.idle(FourStages.LENGTH, item -> arrived.incrementAndGet(), CAPACITY, asked.entrant().threads());
        int pipelines = asked.parameter(0);
        int warmUp = settings.smoke() ? pipelines : WARM_UP;
        for (int opened = 0; opened < warmUp; opened += pipelines) {
            cycle(rival, work, pipelines);
        }
        arrived.set(0);
        double[] figures = cycle(rival, work, pipelines);
        if (arrived.get() != (long) pipelines * ITEMS) {
            throw new IllegalStateException("every item must arrive: " + arrived);
        }
        return figures;
    }

    private static double[] cycle(Rival rival, Work work, int pipelines) throws InterruptedException {
        long empty = usedAfterCollection();
        long start = System.nanoTime();
        List<Line> lines = new ArrayList<>(pipelines);
        for (int i = 0; i < pipelines; i++) {
            lines.add(rival.open(work));
        }
        double open = System.nanoTime() - start;
        Pause.rest(SETTLING_NANOS);
        double heap = usedAfterCollection() - empty;

        long feed = System.nanoTime();
        for (int i = 0; i < ITEMS; i++) {
            for (Line line : lines) {
                line.put("item");
            }
        }
        double run = System.nanoTime() - feed;
        long close = System.nanoTime();
        for (Line line : lines) {
            line.finish();
        }
        double closed = System.nanoTime() - close;
        return new double[] {
            (open + run + closed) / 1e6, open / 1e6, run / 1e6, closed / 1e6, heap / 1e3 / pipelines
        };
    }

    private static long usedAfterCollection() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
