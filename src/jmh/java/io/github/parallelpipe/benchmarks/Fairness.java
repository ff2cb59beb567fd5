package io.github.parallelpipe.benchmarks;

import io.github.parallelpipe.benchmarks.rivals.Contender;
import io.github.parallelpipe.benchmarks.rivals.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a finished item waits for an unfinished one. Of four lossless stages the second now and then sleeps for 1 ms or
 * works for 50 µs, every 1000th item: how long items wait from its end to the begin of the third. What is handed over in
 * bulk must not wait longer than where every item goes alone, as in a queue.
 */
public final class Fairness implements Measure {

    private static final int SLEEP = 1;
    private static final int WORK = 0;

    private static final int FLAT_OUT = 0;
    private static final int BURSTS = 1;

    /** How items come in bursts: by the next one, all stages have long been idle. */
    private static final int BURST = 32;

    private static final long APART_NANOS = 2_000_000;

    /** For its own main, and for {@link Everything}. */
    public Fairness() {}

    /**
     * Runs it.
     *
     * @param args settings, such as {@code rounds=5 seconds=0.5}
     */
    public static void main(String[] args) throws IOException {
        Session.run(new Fairness(), args);
    }

    @Override
    public String name() {
        return "fairness";
    }

    @Override
    public String title() {
        return "Waiting behind a stage that is slow now and then";
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.less("p99 after the slow stage, µs", 1),
                Figure.less("median after it, µs", 1),
                Figure.less("longest after it, µs", 0),
                Figure.less("median before it, µs", 1),
                Figure.less("p99 before it, µs", 1));
    }

    @Override
    public List<Case> cases(Settings settings) {
        List<Entrant> entrants = settings.some(Entrant.preferred(
                Contender.PARALLELPIPE,
                Contender.ARRAY_BLOCKING_QUEUE, Contender.JOX, Contender.JCTOOLS_SPSC));
        List<Case> cases = new ArrayList<>();
        for (int capacity : settings.some(64, 64, 1024)) {
            for (int pace : List.of(BURSTS, FLAT_OUT)) {
                for (int slow : List.of(SLEEP, WORK)) {
                    String group = (slow == SLEEP ? "sleeps 1 ms" : "works 50 µs")
                            + (pace == FLAT_OUT ? ", items flat out" : ", items in bursts of " + BURST)
                            + ", capacity " + capacity;
                    entrants.forEach(entrant -> cases.add(new Case(group, entrant, capacity, pace, slow)));
                }
            }
        }
        return cases;
    }

    @Override
    public List<Target> targets() {
        return List.of(
                Target.one("", 0, Contender.ARRAY_BLOCKING_QUEUE, 1),
                Target.one("", 2, Contender.ARRAY_BLOCKING_QUEUE, 1));
    }

    @Override
    public double[] measure(Case asked, Settings settings) {
        pass(asked, settings.warmUpNanos());
        return pass(asked, settings.nanos()).figures();
    }

    private static SlowNowAndThen pass(Case asked, long nanos) {
        SlowNowAndThen slow = new SlowNowAndThen(asked.parameter(2) == SLEEP);
        Work work = new Work(slow.stages(), item -> {}, asked.parameter(0), false, asked.entrant().threads());
        Source source =
                asked.parameter(1) == FLAT_OUT ? slow.source(nanos) : slow.source(nanos, BURST, APART_NANOS);
        Throughput.onThread(asked.entrant().threads(), () -> asked.entrant().contender().rival().pass(work, source));
        return slow;
    }
}
