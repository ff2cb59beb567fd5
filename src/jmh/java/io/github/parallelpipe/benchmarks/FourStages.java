package io.github.parallelpipe.benchmarks;

import io.github.parallelpipe.benchmarks.rivals.Contender;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How many items go through three stages that do nothing and a sink that counts them. */
public final class FourStages implements Measure {

    static final int LENGTH = 4;
    static final List<Figure> RATES =
            List.of(Figure.more("items per second", 0), Figure.more("items per CPU second", 0));

    /** For its own main, and for {@link Everything}. */
    public FourStages() {}

    /**
     * Runs it.
     *
     * @param args settings, such as {@code rounds=5 seconds=0.5}
     */
    public static void main(String[] args) throws IOException {
        Session.run(new FourStages(), args);
    }

    @Override
    public String name() {
        return "four-stages";
    }

    @Override
    public String title() {
        return "Four stages, lossless";
    }

    @Override
    public List<Figure> figures() {
        return RATES;
    }

    @Override
    public List<Case> cases(Settings settings) {
        List<Case> cases = new ArrayList<>();
        for (int capacity : settings.some(64, 2, 64, 1024)) {
            for (Entrant entrant : settings.some(Entrant.everywhere(Contender.inJvm()))) {
                if (entrant.contender().leastCapacity() <= capacity) {
                    cases.add(new Case("capacity " + capacity, entrant, capacity));
                }
            }
        }
        return cases;
    }

    @Override
    public List<Target> targets() {
        return List.of(
                Target.best("capacity 64", 0, 1.8),
                Target.framework("capacity 64", 0, 5),
                Target.ours("", 0, Contender.PARALLELPIPE_WITH_AGES, Contender.PARALLELPIPE, 0.85),
                Target.best("capacity 2", 0, 1),
                Target.best("capacity 1024", 0, 1.4),
                Target.framework("capacity 1024", 0, 5));
    }

    @Override
    public double[] measure(Case asked, Settings settings) {
        return Throughput.warm(asked.entrant(), LENGTH, asked.parameter(0), settings);
    }
}
