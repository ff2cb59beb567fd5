package io.github.parallelpipe.benchmarks;

import java.io.IOException;
import java.util.List;

/** Runs every measure, one after the other. */
public final class Everything {

    private static final List<Measure> MEASURES = List.of(
            new BufferOperations(),
            new OneHop(),
            new FourStages(),
            new Overload(),
            new Latency(),
            new ManyPipelines(),
            new StageCount(),
            new Producers(),
            new Fairness(),
            new Workers(),
            new HeldCarriers(),
            new IsolatedStages(),
            new PythonOriginal());

    private Everything() {}

    /**
     * Runs them.
     *
     * @param args settings for all, such as {@code smoke}
     */
    public static void main(String[] args) throws IOException {
        Session session = new Session(Settings.of(args));
        for (Measure measure : MEASURES) {
            session.run(measure);
        }
    }
}
