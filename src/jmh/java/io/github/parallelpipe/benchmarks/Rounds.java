package io.github.parallelpipe.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * Measures several candidates in turns: in each round every one, in random order. So whatever else the machine does falls
 * on all of them, and the medians can be compared where single figures cannot.
 */
final class Rounds {

    private Rounds() {}

    /** Of each candidate the median of each of its figures. */
    static <C> Map<C, double[]> medians(int rounds, List<C> candidates, Function<? super C, double[]> measurement) {
        Map<C, List<double[]>> taken = new HashMap<>();
        Random random = new Random();
        for (int round = 0; round < rounds; round++) {
            List<C> order = new ArrayList<>(candidates);
            Collections.shuffle(order, random);
            for (C candidate : order) {
                taken.computeIfAbsent(candidate, any -> new ArrayList<>()).add(measurement.apply(candidate));
            }
        }
        Map<C, double[]> medians = new HashMap<>();
        taken.forEach((candidate, all) -> medians.put(candidate, medians(all)));
        return medians;
    }

    private static double[] medians(List<double[]> taken) {
        double[] medians = new double[taken.getFirst().length];
        for (int i = 0; i < medians.length; i++) {
            int figure = i;
            medians[i] = median(taken.stream().map(figures -> figures[figure]).toList());
        }
        return medians;
    }

    /** Of those that are numbers. */
    static double median(List<Double> figures) {
        List<Double> sorted = figures.stream().filter(figure -> !figure.isNaN()).sorted().toList();
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
