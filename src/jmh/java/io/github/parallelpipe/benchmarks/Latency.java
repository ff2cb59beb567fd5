package io.github.parallelpipe.benchmarks;

import io.github.parallelpipe.benchmarks.rivals.Contender;
import io.github.parallelpipe.benchmarks.rivals.Line;
import io.github.parallelpipe.benchmarks.rivals.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * How long one item takes through four stages in which nothing else is: the next follows as soon as it has arrived, or
 * after a rest in which every thread has gone to sleep. It is put by a platform thread, which watches for its arrival.
 */
public final class Latency implements Measure {

    private static final int CAPACITY = 2;
    private static final int REST_MILLIS = 3;
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    /** For its own main, and for {@link Everything}. */
    public Latency() {}

    /**
     * Runs it.
     *
     * @param args settings, such as {@code rounds=5 seconds=0.5}
     */
    public static void main(String[] args) throws IOException {
        Session.run(new Latency(), args);
    }

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String title() {
        return "One item through four stages";
    }

    @Override
    public List<Figure> figures() {
        return List.of(Figure.less("median, µs", 1), Figure.less("p99, µs", 1));
    }

    @Override
    public List<Case> cases(Settings settings) {
        List<Entrant> entrants = settings.some(Entrant.everywhere(
                Contender.PARALLELPIPE_PUT,
                Contender.ARRAY_BLOCKING_QUEUE,
                Contender.KOTLIN,
                Contender.JOX,
                Contender.JCTOOLS_MPMC,
                Contender.JCTOOLS_SPSC,
                Contender.DISRUPTOR,
                Contender.REACTOR,
                Contender.RXJAVA,
                Contender.PEKKO));
        List<Case> cases = new ArrayList<>();
        for (Entrant entrant : entrants) {
            cases.add(new Case("hot", entrant, 0));
            cases.add(new Case("idle", entrant, REST_MILLIS));
        }
        return cases;
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.best("", 0, 1), Target.best("", 1, Double.NaN));
    }

    @Override
    public double[] measure(Case asked, Settings settings) throws InterruptedException {
        Arrival arrival = new Arrival();
        Work work = Work.idle(FourStages.LENGTH, arrival, CAPACITY, asked.entrant().threads());
        Line line = asked.entrant().contender().rival().open(work);
        send(line, arrival, 0, settings.warmUpNanos());
        send(line, arrival, asked.parameter(0), settings.nanos() / 10);
        Histogram taken = send(line, arrival, asked.parameter(0), settings.nanos());
        line.finish();
        return new double[] {taken.quantile(0.5) / 1e3, taken.quantile(0.99) / 1e3};
    }

    private static final class Arrival implements Consumer<Object> {
        private volatile long nanos;

        @Override
        public void accept(Object item) {
            nanos = System.nanoTime();
        }
    }

    private static Histogram send(Line line, Arrival arrival, int restMillis, long nanos) throws InterruptedException {
        Histogram taken = new Histogram();
        long end = System.nanoTime() + nanos;
        do {
            Pause.rest(restMillis * 1_000_000L);
            arrival.nanos = 0;
            long sent = System.nanoTime();
            line.put("item");
            taken.record(await(arrival, sent) - sent);
        } while (System.nanoTime() < end);
        return taken;
    }

    private static long await(Arrival arrival, long sent) {
        while (arrival.nanos == 0) {
            if (System.nanoTime() - sent > PATIENCE_NANOS) {
                throw new IllegalStateException("an item must arrive");
            }
            Thread.onSpinWait();
        }
        return arrival.nanos;
    }
}
