package io.github.parallelpipe.benchmarks;

import io.github.parallelpipe.benchmarks.rivals.Contender;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How throughput changes with the number of stages, without loss, at a capacity of 64. */
public final class StageCount implements Measure {

    private static final int CAPACITY = 64;

    /** For its own main, and for {@link Everything}. */
    public StageCount() {}

    /**
     * Runs it.
     *
     * @param args settings, such as {@code rounds=5 seconds=0.5}
     */
    public static void main(String[] args) throws IOException {
        Session.run(new StageCount(), args);
    }

    @Override
    public String name() {
        return "stages";
    }

    @Override
    public String title() {
        return "From 1 to 64 stages";
    }

    @Override
    public List<Figure> figures() {
        return FourStages.RATES;
    }

    @Override
    public List<Case> cases(Settings settings) {
        List<Entrant> entrants = settings.some(Entrant.preferred(
                Contender.PARALLELPIPE,
                Contender.ARRAY_BLOCKING_QUEUE,
                Contender.KOTLIN,
                Contender.JCTOOLS_SPSC,
                Contender.RXJAVA));
        List<Case> cases = new ArrayList<>();
        for (int stages : settings.some(2, 1, 2, 8, 16, 64)) {
            for (Entrant entrant : entrants) {
                cases.add(new Case("stages: " + stages, entrant, stages));
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
        return Throughput.warm(asked.entrant(), asked.parameter(0), CAPACITY, settings);
    }
}
