package io.github.parallelpipe.micrometer;

import io.github.parallelpipe.Histogram;
import io.github.parallelpipe.StageReport;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What one stage of a pipeline has done, in all runs together. */
final class StageSums {

    private final Map<Figure, Long> figures = new EnumMap<>(Figure.class);
    private final Map<Timing, Long> counts = new EnumMap<>(Timing.class);
    private final Map<Timing, Long> nanos = new EnumMap<>(Timing.class);

    /** Of each run that goes on: its last minutes. */
    private final Map<Timing, List<Histogram>> recent = new EnumMap<>(Timing.class);

    void addAll(StageSums other) {
        other.figures.forEach((figure, number) -> figures.merge(figure, number, Long::sum));
        other.counts.forEach((timing, number) -> counts.merge(timing, number, Long::sum));
        other.nanos.forEach((timing, number) -> nanos.merge(timing, number, Long::sum));
    }

    /** Of a run that has ended, whose levels count no more. */
    void addEnded(StageReport report) {
        for (Figure figure : Figure.values()) {
            if (figure.isCounter()) {
                figures.merge(figure, figure.in(report), Long::sum);
            }
        }
        for (Timing timing : Timing.values()) {
            counts.merge(timing, timing.in(report).count(), Long::sum);
            nanos.merge(timing, timing.in(report).total().toNanos(), Long::sum);
        }
    }

    /** Of a run that goes on, with what it had done by some minutes ago. */
    void addActive(StageReport report, StageReport earlier) {
        addEnded(report);
        for (Figure figure : Figure.values()) {
            if (!figure.isCounter()) {
                figures.merge(figure, figure.in(report), Long::sum);
            }
        }
        for (Timing timing : Timing.values()) {
            recent.computeIfAbsent(timing, absent -> new ArrayList<>())
                    .add(timing.in(report).since(timing.in(earlier)));
        }
    }

    long sum(Figure figure) {
        return figures.getOrDefault(figure, 0L);
    }

    /** How many durations were timed. */
    long count(Timing timing) {
        return counts.getOrDefault(timing, 0L);
    }

    /** How long they were together. */
    long nanos(Timing timing) {
        return nanos.getOrDefault(timing, 0L);
    }

    /** That of the last minutes, in nanoseconds; of several runs, that of the slowest. Not a number if nothing was timed. */
    double percentile(Timing timing, double share) {
        return recent.getOrDefault(timing, List.of()).stream()
                .filter(histogram -> histogram.count() > 0)
                .mapToDouble(histogram -> histogram.quantile(share).toNanos())
                .max()
                .orElse(Double.NaN);
    }
}
