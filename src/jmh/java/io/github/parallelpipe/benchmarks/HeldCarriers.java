package io.github.parallelpipe.benchmarks;

import io.github.parallelpipe.benchmarks.Overload.Stamp;
import io.github.parallelpipe.benchmarks.rivals.Contender;
import io.github.parallelpipe.benchmarks.rivals.Line;
import io.github.parallelpipe.benchmarks.rivals.Threads;
import io.github.parallelpipe.benchmarks.rivals.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * How long the virtual threads of one pipeline wait for those of another. As many stages as there are processors
 * compute for 20 ms an item, or wait as long in native code, one item after the other: on virtual threads they hold
 * every carrier, on platform threads none. Beside them an item goes every millisecond through two stages and a sink that do
 * nothing. With the last of these the heavy stages end, so that what they have held up until then arrives, too: no wait
 * can be much longer than the measurement.
 */
public final class HeldCarriers implements Measure {

    private static final int MEDIAN = 0;
    private static final int P99 = 1;

    private static final int COMPUTE = 0;
    private static final int NATIVE = 1;

    private static final int HOLD_MICROS = 20_000;
    private static final int CAPACITY = 2;

    private static final int QUICK_LENGTH = 3;
    private static final long EVERY_NANOS = 1_000_000;
    private static final long WARM_UP_EVERY_NANOS = 50_000;

    /** So many times as long as other measures: here not much happens in a second. */
    private static final int LONGER = 4;

    /** For its own main, and for {@link Everything}. */
    public HeldCarriers() {}

    /**
     * Runs it.
     *
     * @param args settings, such as {@code rounds=5 seconds=0.5}
     */
    public static void main(String[] args) throws IOException {
        Session.run(new HeldCarriers(), args);
    }

    @Override
    public String name() {
        return "held-carriers";
    }

    @Override
    public String title() {
        return "A quick pipeline beside stages that hold their threads";
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.less("median from put to sink, µs", 0),
                Figure.less("p99, µs", 0),
                Figure.less("longest, µs", 0));
    }

    /** What waits in native code is left out where Java cannot call it. */
    @Override
    public List<Case> cases(Settings settings) {
        List<Case> cases = new ArrayList<>();
        for (Entrant entrant : settings.some(Entrant.everywhere(Contender.PARALLELPIPE))) {
            cases.add(new Case("they compute", entrant, COMPUTE));
            if (NativeSleep.isAvailable()) {
                cases.add(new Case("they wait in native code", entrant, NATIVE));
            }
        }
        return cases;
    }

    @Override
    public List<Target> targets() {
        return List.of(platformAgainstVirtual(MEDIAN), platformAgainstVirtual(P99));
    }

    private static Target platformAgainstVirtual(int figure) {
        return new Target(
                "",
                figure,
                entrant -> entrant.threads() == Threads.PLATFORM,
                "on virtual threads",
                (results, rival) -> rival.entrant().threads() == Threads.VIRTUAL,
                1);
    }

    @Override
    public String label(Entrant entrant) {
        return "they are on " + entrant.threads().name().toLowerCase(Locale.ROOT) + " threads";
    }

    @Override
    public double[] measure(Case asked, Settings settings) throws InterruptedException, ReflectiveOperationException {
        UnaryOperator<Object> hold = asked.parameter(0) == NATIVE ? waiting() : HeldCarriers::compute;
        ages(WARM_UP_EVERY_NANOS, settings.warmUpNanos(), () -> {}, () -> {});
        Heavy heavy = new Heavy(asked.entrant(), hold);
        Histogram ages = ages(EVERY_NANOS, LONGER * settings.nanos(), heavy::begin, heavy::end);
        return new double[] {ages.quantile(0.5) / 1e3, ages.quantile(0.99) / 1e3, ages.max() / 1e3};
    }

    private static Object compute(Object item) {
        Pause.work(HOLD_MICROS * 1_000L);
        return item;
    }

    private static UnaryOperator<Object> waiting() throws ReflectiveOperationException {
        NativeSleep nativeSleep = NativeSleep.find();
        return item -> {
            nativeSleep.sleep(HOLD_MICROS);
            return item;
        };
    }

    /** How old items are that are put one by one; of all that are put, since there is room for as many. */
    private static Histogram ages(long every, long nanos, Runnable beforeFirst, Runnable afterLast)
            throws InterruptedException {
        Histogram ages = new Histogram();
        Consumer<Object> sink = item -> ages.record(System.nanoTime() - ((Stamp) item).nanos());
        int items = (int) (nanos / every);
        Work quick = Work.idle(QUICK_LENGTH, sink, items, Threads.VIRTUAL).thatDrops();
        Line line = Contender.PARALLELPIPE.rival().open(quick);
        beforeFirst.run();
        long start = System.nanoTime();
        for (int i = 0; i < items; i++) {
            Pause.rest(start + i * every - System.nanoTime());
            line.put(new Stamp(System.nanoTime()));
        }
        afterLast.run();
        line.finish();
        if (ages.recorded() != items) {
            throw new IllegalStateException("every item must arrive: " + ages.recorded() + " of " + items);
        }
        return ages;
    }

    /** The stages that hold their threads, one for each processor, the sink among them; fed by a platform thread. */
    private static final class Heavy {
        private final Line line;
        private volatile boolean ended;

        Heavy(Entrant entrant, UnaryOperator<Object> hold) {
            int stages = Runtime.getRuntime().availableProcessors();
            Work work = new Work(
                    Collections.nCopies(stages - 1, hold), hold::apply, CAPACITY, false, entrant.threads());
            line = entrant.contender().rival().open(work);
        }

        void begin() {
            Thread.ofPlatform().daemon().start(this::feed);
        }

        void end() {
            ended = true;
        }

        private void feed() {
            try {
                while (!ended) {
                    line.put("item");
                }
                line.finish();
            } catch (InterruptedException e) { // never: nobody interrupts it
                Thread.currentThread().interrupt();
            }
        }
    }
}
