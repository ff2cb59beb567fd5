package io.github.parallelpipe.benchmarks;

import java.io.IOException;
import java.util.List;

/** How many items go from a source to a sink that counts them, with one buffer between. */
public final class OneHop implements Measure {

    /** For its own main, and for {@link Everything}. */
    public OneHop() {}

    /**
     * Runs it.
     *
     * @param args settings, such as {@code rounds=5 seconds=0.5}
     */
    public static void main(String[] args) throws IOException {
        Session.run(new OneHop(), args);
    }

    @Override
    public String name() {
        return "one-hop";
    }

    @Override
    public String title() {
        return "One hop, lossless";
    }

    @Override
    public List<Figure> figures() {
        return FourStages.RATES;
    }

    @Override
    public List<Case> cases(Settings settings) {
        return new FourStages().cases(settings);
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.best("", 0, Double.NaN), Target.framework("", 0, Double.NaN));
    }

    @Override
    public double[] measure(Case asked, Settings settings) {
        return Throughput.warm(asked.entrant(), 1, asked.parameter(0), settings);
    }
}
