package io.github.parallelpipe.benchmarks;

import io.github.parallelpipe.benchmarks.rivals.Contender;
import io.github.parallelpipe.benchmarks.rivals.Line;
import io.github.parallelpipe.benchmarks.rivals.Rival;
import io.github.parallelpipe.benchmarks.rivals.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How throughput changes with the number of threads that put into one buffer of 64 in front of a sink, without loss. */
public final class Producers implements Measure {

    private static final int CAPACITY = 64;

    /** For its own main, and for {@link Everything}. */
    public Producers() {}

    /**
     * Runs it.
     *
     * @param args settings, such as {@code rounds=5 seconds=0.5}
     */
    public static void main(String[] args) throws IOException {
        Session.run(new Producers(), args);
    }

    @Override
    public String name() {
        return "producers";
    }

    @Override
    public String title() {
        return "From 1 to 16 producers";
    }

    @Override
    public List<Figure> figures() {
        return FourStages.RATES;
    }

    /** Those that several threads may feed, each waiting for room. */
    @Override
    public List<Case> cases(Settings settings) {
        List<Entrant> entrants = settings.some(Entrant.preferred(
                Contender.PARALLELPIPE_PUT,
                Contender.ARRAY_BLOCKING_QUEUE,
                Contender.KOTLIN,
                Contender.JOX,
                Contender.JCTOOLS_MPMC,
                Contender.DISRUPTOR));
        List<Case> cases = new ArrayList<>();
        for (int producers : settings.some(2, 1, 2, 4, 16)) {
            for (Entrant entrant : entrants) {
                cases.add(new Case("producers: " + producers, entrant, producers));
            }
        }
        return cases;
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.best("", 0, Double.NaN));
    }

    @Override
    public double[] measure(Case asked, Settings settings) {
        Rival rival = asked.entrant().contender().rival();
        int producers = asked.parameter(0);
        return Throughput.warm(
                asked.entrant(), (work, source) -> feed(rival, work, source, producers), 1, CAPACITY, settings);
    }

    /** Each producer has a part of the source. */
    private static void feed(Rival rival, Work work, Source source, int producers) throws InterruptedException {
        Line line = rival.open(work);
        List<Thread> threads = new ArrayList<>();
        for (Source part : source.split(producers)) {
            threads.add(work.threads().factory().newThread(() -> put(part, line)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        line.finish();
    }

    private static void put(Source source, Line line) {
        try {
            for (Object item : source) {
                line.put(item);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a producer", e);
        }
    }
}
