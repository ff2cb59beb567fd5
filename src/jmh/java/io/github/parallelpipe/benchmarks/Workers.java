package io.github.parallelpipe.benchmarks;

import io.github.parallelpipe.benchmarks.rivals.Contender;
import io.github.parallelpipe.benchmarks.rivals.ParallelStage;
import io.github.parallelpipe.benchmarks.rivals.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * How much faster two workers are than one on a lossless stage that computes: every item for 100 µs, or from none to
 * 400 µs, 100 on average. One and two take turns in the same JVM.
 */
public final class Workers implements Measure {

    private static final int SPEED_UP = 0;
    private static final int RATE_OF_TWO = 1;

    private static final int ORDERED = 1;
    private static final int UNORDERED = 0;

    private static final int EVEN = 1;
    private static final int UNEVEN = 0;

    private static final int CAPACITY = 64;
    private static final long MEAN_NANOS = 100_000;
    private static final int TURNS = 5;

    /** For its own main, and for {@link Everything}. */
    public Workers() {}

    /**
     * Runs it.
     *
     * @param args settings, such as {@code rounds=5 seconds=0.5}
     */
    public static void main(String[] args) throws IOException {
        Session.run(new Workers(), args);
    }

    @Override
    public String name() {
        return "workers";
    }

    @Override
    public String title() {
        return "Two workers on one stage";
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.more("speed-up", 2),
                Figure.more("items per second with two", 0),
                Figure.more("items per second with one", 0));
    }

    @Override
    public List<Case> cases(Settings settings) {
        List<Entrant> entrants =
                settings.some(Entrant.everywhere(Contender.PARALLELPIPE, Contender.REACTOR, Contender.PEKKO));
        List<Case> cases = new ArrayList<>();
        for (int order : settings.some(ORDERED, ORDERED, UNORDERED)) {
            for (int length : settings.some(UNEVEN, EVEN, UNEVEN)) {
                String group = (length == EVEN ? "each 100 µs" : "0 to 400 µs")
                        + (order == ORDERED ? ", in order" : ", in any order");
                entrants.forEach(entrant -> cases.add(new Case(group, entrant, order, length)));
            }
        }
        return cases;
    }

    @Override
    public List<Target> targets() {
        return List.of(
                Target.limit("each 100 µs, in order", SPEED_UP, 1.8), Target.best("", RATE_OF_TWO, Double.NaN));
    }

    @Override
    public double[] measure(Case asked, Settings settings) {
        int mean = Computation.stepsIn(MEAN_NANOS);
        List<Integer> steps = asked.parameter(1) == EVEN ? List.of(mean) : Computation.uneven(mean);
        ParallelStage stage = ParallelStage.of(asked.entrant().contender());
        rate(asked, stage, 1, steps, settings.warmUpNanos() / 2);
        rate(asked, stage, 2, steps, settings.warmUpNanos() / 2);
        List<Double> withOne = new ArrayList<>();
        List<Double> withTwo = new ArrayList<>();
        List<Double> speedUps = new ArrayList<>();
        for (int turn = 0; turn < (settings.smoke() ? 1 : TURNS); turn++) {
            double one = rate(asked, stage, 1, steps, settings.nanos());
            double two = rate(asked, stage, 2, steps, settings.nanos());
            withOne.add(one);
            withTwo.add(two);
            speedUps.add(two / one);
        }
        return new double[] {Rounds.median(speedUps), Rounds.median(withTwo), Rounds.median(withOne)};
    }

    /** Items a second, from the first to the last that arrives. */
    private static double rate(Case asked, ParallelStage stage, int workers, List<Integer> steps, long nanos) {
        Results results = new Results();
        Work work = new Work(
                List.of(item -> Computation.of((Integer) item)),
                results,
                CAPACITY,
                false,
                asked.entrant().threads());
        Cycle cycle = new Cycle(steps);
        Source source = Source.lasting(nanos, cycle::next);
        long started = System.nanoTime();
        Throughput.onThread(
                asked.entrant().threads(),
                () -> stage.pass(work, workers, asked.parameter(0) == ORDERED, source));
        double elapsed = System.nanoTime() - started;
        if (results.count != source.given()) {
            throw new IllegalStateException("every item must arrive: " + results.count + " of " + source.given());
        }
        return results.count / elapsed * 1e9;
    }

    /** The steps of one item after the other. */
    private static final class Cycle {
        private final List<Integer> steps;
        private int next;

        Cycle(List<Integer> steps) {
            this.steps = steps;
        }

        Object next() {
            return steps.get(next++ % steps.size());
        }
    }

    /** Uses what was computed. */
    private static final class Results implements Consumer<Object> {
        private long count;
        private long sum;

        @Override
        public void accept(Object item) {
            count++;
            sum += (Long) item;
        }
    }
}
