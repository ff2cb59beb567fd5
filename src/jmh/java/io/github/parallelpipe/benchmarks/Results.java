package io.github.parallelpipe.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * What came out.
 *
 * @param measure of what
 * @param cases   who was measured at what
 * @param medians their figures
 */
record Results(Measure measure, List<Case> cases, Map<Case, double[]> medians) {

    Results {
        cases = List.copyOf(cases);
        medians = Map.copyOf(medians);
    }

    List<String> groups() {
        return cases.stream().map(Case::group).distinct().toList();
    }

    /** The cases of a group, those with the best first figure first, and those without one last. */
    List<Case> ranked(String group) {
        Figure figure = measure.figures().getFirst();
        double direction = figure.better() == Figure.Better.MORE ? -1 : 1;
        return inGroup(group).stream()
                .sorted(Comparator.comparingDouble(ranked -> direction * value(ranked, 0)))
                .toList();
    }

    private List<Case> inGroup(String group) {
        return cases.stream().filter(candidate -> candidate.group().equals(group)).toList();
    }

    double value(Case asked, int figure) {
        return medians.get(asked)[figure];
    }

    /** Of ours the first that was measured in the group: the way the documentation advises. */
    OptionalDouble ours(String group, int figure, Predicate<Entrant> which) {
        return inGroup(group).stream()
                .filter(candidate -> which.test(candidate.entrant()))
                .mapToDouble(candidate -> value(candidate, figure))
                .filter(value -> !Double.isNaN(value))
                .findFirst();
    }

    /** Whether a rival is no worse than ours. */
    boolean isLevel(Case rival, int figure) {
        OptionalDouble ours = ours(rival.group(), figure, Entrant::isOurs);
        return ours.isPresent() && !measure.figures().get(figure).isBetter(ours.getAsDouble(), value(rival, figure));
    }

    /** The best of those whom a target names. */
    OptionalDouble best(String group, Target target) {
        var values = inGroup(group).stream()
                .filter(candidate -> target.rivals().test(this, candidate))
                .mapToDouble(candidate -> value(candidate, target.figure()))
                .filter(value -> !Double.isNaN(value));
        return measure.figures().get(target.figure()).better() == Figure.Better.MORE ? values.max() : values.min();
    }
}
