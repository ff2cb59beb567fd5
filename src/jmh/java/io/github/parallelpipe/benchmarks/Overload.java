package io.github.parallelpipe.benchmarks;

import io.github.parallelpipe.benchmarks.rivals.Contender;
import io.github.parallelpipe.benchmarks.rivals.Line;
import io.github.parallelpipe.benchmarks.rivals.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How fresh the items are that arrive, and what a put costs, when far more are put than the sink can take: one buffer of
 * two that drops the oldest, a sink that works for 20 µs, and a producer on a platform thread that puts without a pause,
 * or every 5 µs.
 */
public final class Overload implements Measure {

    private static final int P99_AGE = 0;
    private static final int MEDIAN_AGE = 1;
    private static final int DELIVERED = 2;
    private static final int MEAN_PUT = 3;
    private static final int P999_PUT = 4;
    private static final int LEFT = 5;

    private static final int CAPACITY = 2;
    private static final long WORK_NANOS = 20_000;
    private static final long BURST_NANOS = 100_000_000;

    /** For its own main, and for {@link Everything}. */
    public Overload() {}

    /**
     * Runs it.
     *
     * @param args settings, such as {@code rounds=5 seconds=0.5}
     */
    public static void main(String[] args) throws IOException {
        Session.run(new Overload(), args);
    }

    @Override
    public String name() {
        return "overload";
    }

    @Override
    public String title() {
        return "Overload, dropping the oldest";
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.less("p99 age, µs", 1),
                Figure.less("median age, µs", 1),
                Figure.more("delivered per second", 0),
                Figure.less("mean put, ns", 1),
                Figure.less("p99.9 of a put, ns", 0),
                Figure.less("most left when puts end", 0));
    }

    /** All but those that cannot drop the oldest. */
    @Override
    public List<Case> cases(Settings settings) {
        List<Entrant> entrants = settings.some(Entrant.preferred(
                Contender.PARALLELPIPE_PUT,
                Contender.ARRAY_BLOCKING_QUEUE,
                Contender.KOTLIN,
                Contender.JOX,
                Contender.JCTOOLS_MPMC,
                Contender.REACTOR,
                Contender.RXJAVA,
                Contender.PEKKO));
        List<Case> cases = new ArrayList<>();
        for (Entrant entrant : entrants) {
            cases.add(new Case("flat out", entrant, 0));
            cases.add(new Case("one every 5 µs", entrant, 5_000));
        }
        return cases;
    }

    @Override
    public List<Target> targets() {
        return List.of(
                Target.best("", P99_AGE, 1),
                Target.bestWithAsMuch("", MEDIAN_AGE, DELIVERED, 1),
                Target.best("", DELIVERED, 1),
                Target.best("", MEAN_PUT, 1),
                Target.best("", P999_PUT, Double.NaN),
                Target.limit("", LEFT, CAPACITY));
    }

    @Override
    public double[] measure(Case asked, Settings settings) throws InterruptedException {
        OverloadSink sink = new OverloadSink(WORK_NANOS);
        Line line = asked.entrant()
                .contender()
                .rival()
                .open(Work.idle(1, sink, CAPACITY, asked.entrant().threads()).thatDrops());
        burst(line, sink, asked.parameter(0), settings.warmUpNanos(), new Histogram());
        sink.forget();
        Histogram puts = new Histogram();
        for (long left = settings.nanos(); left > 0; left -= BURST_NANOS) {
            burst(line, sink, asked.parameter(0), Math.min(left, BURST_NANOS), puts);
        }
        line.finish();
        return new double[] {
            sink.ages().quantile(0.99) / 1e3,
            sink.ages().quantile(0.5) / 1e3,
            sink.ages().recorded() / settings.seconds(),
            puts.mean(),
            puts.quantile(0.999),
            sink.mostLeft()
        };
    }

    /** Puts for a while, and then waits until nothing more arrives. Each put's time has one reading of the clock in it. */
    private static void burst(Line line, OverloadSink sink, long every, long nanos, Histogram puts)
            throws InterruptedException {
        long end = System.nanoTime() + nanos;
        long now = System.nanoTime();
        for (long due = now; now < end; due += every) {
            if (every > 0) {
                Pause.workUntil(due);
                now = System.nanoTime();
            }
            long before = now;
            line.put(new Stamp(before));
            now = System.nanoTime();
            puts.record(now - before);
        }
        sink.stopped(now);
        sink.awaitQuiet();
    }

    /**
     * An item that knows when it was put.
     *
     * @param nanos when
     */
    record Stamp(long nanos) {}
}
