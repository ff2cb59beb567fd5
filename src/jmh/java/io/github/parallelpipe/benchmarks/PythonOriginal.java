package io.github.parallelpipe.benchmarks;

import io.github.parallelpipe.benchmarks.rivals.Contender;
import io.github.parallelpipe.benchmarks.rivals.Line;
import io.github.parallelpipe.benchmarks.rivals.Threads;
import io.github.parallelpipe.benchmarks.rivals.Work;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The Python package that this library is the Java form of, through three stages that do nothing and an end stage, with
 * buffers of two: how many items arrive in a second if each is put when the one before has arrived, and if they are put
 * without a pause, whatever is dropped. Only where {@code python=folder} says where the package is.
 */
public final class PythonOriginal implements Measure {

    private static final int CAPACITY = 2;
    private static final String ITEM = "item";

    /** For its own main, and for {@link Everything}. */
    public PythonOriginal() {}

    /**
     * Runs it.
     *
     * @param args settings, such as {@code python=/folder/in/which/the/package/is}
     */
    public static void main(String[] args) throws IOException {
        Session.run(new PythonOriginal(), args);
    }

    @Override
    public String name() {
        return "python-original";
    }

    @Override
    public String title() {
        return "The Python original";
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.more("one at a time, items per second", 0), Figure.more("flat out, delivered per second", 0));
    }

    @Override
    public List<Case> cases(Settings settings) {
        if (!PythonProgram.isThere(settings)) {
            return List.of();
        }
        return List.of(
                new Case("through", new Entrant(Contender.PARALLELPIPE_PUT, Threads.VIRTUAL)),
                new Case("through", new Entrant(Contender.PYTHON_THREADS, Threads.OWN)),
                new Case("through", new Entrant(Contender.PYTHON_PROCESSES, Threads.OWN)));
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.best("", 0, Double.NaN), Target.best("", 1, Double.NaN));
    }

    @Override
    public double[] measure(Case asked, Settings settings) throws Exception {
        return switch (asked.entrant().contender()) {
            case PYTHON_THREADS -> python("threads", settings);
            case PYTHON_PROCESSES -> python("processes", settings);
            default -> ours(asked, settings);
        };
    }

    private static double[] python(String how, Settings settings) throws IOException {
        PythonProgram.Rates rates = PythonProgram.run(how, ITEM.length(), settings);
        return new double[] {rates.oneAtATime(), rates.flatOut()};
    }

    private static double[] ours(Case asked, Settings settings) throws InterruptedException {
        AtomicLong arrived = new AtomicLong();
        Work work = Work.idle(FourStages.LENGTH, item -> arrived.incrementAndGet(), CAPACITY, Threads.VIRTUAL).thatDrops();
        Line line = asked.entrant().contender().rival().open(work);
        oneAtATime(line, arrived, settings.warmUpNanos());
        double single = oneAtATime(line, arrived, settings.nanos());
        double flatOut = flatOut(line, arrived, settings.nanos());
        line.finish();
        return new double[] {single, flatOut};
    }

    private static double oneAtATime(Line line, AtomicLong arrived, long nanos) throws InterruptedException {
        long before = arrived.get();
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            long seen = arrived.get();
            line.put(ITEM);
            while (arrived.get() == seen) {
                Thread.onSpinWait();
            }
        }
        return (arrived.get() - before) / (double) (System.nanoTime() - start) * 1e9;
    }

    private static double flatOut(Line line, AtomicLong arrived, long nanos) throws InterruptedException {
        long before = arrived.get();
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            line.put(ITEM);
        }
        return (arrived.get() - before) / (double) (System.nanoTime() - start) * 1e9;
    }
}
