package io.github.parallelpipe.observe;

import io.github.parallelpipe.Histogram;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.StageReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stage has done between two reports of a run.
 *
 * @param stage     its account at the later one
 * @param takenRate how many items it took, a second
 * @param dropRate  how many its buffer dropped, a second
 * @param age       how old they were when it took them
 * @param work      how long it worked on each
 */
record Figures(StageReport stage, double takenRate, double dropRate, Histogram age, Histogram work) {

    static List<Figures> between(@Nullable RunReport before, RunReport now) {
        Duration elapsed = before == null ? now.elapsed() : now.elapsed().minus(before.elapsed());
        List<Figures> figures = new ArrayList<>();
        for (int i = 0; i < now.stages().size(); i++) {
            figures.add(between(before == null ? null : before.stages().get(i), now.stages().get(i), elapsed));
        }
        return figures;
    }

    private static Figures between(@Nullable StageReport before, StageReport now, Duration elapsed) {
        if (before == null) {
            return new Figures(
                    now, rate(now.taken(), elapsed), rate(now.dropped(), elapsed), now.age(), now.serviceTime());
        }
        return new Figures(
                now,
                rate(now.taken() - before.taken(), elapsed),
                rate(now.dropped() - before.dropped(), elapsed),
                now.age().since(before.age()),
                now.serviceTime().since(before.serviceTime()));
    }

    private static double rate(long count, Duration elapsed) {
        return elapsed.isPositive() ? count * 1e9 / elapsed.toNanos() : 0;
    }
}
