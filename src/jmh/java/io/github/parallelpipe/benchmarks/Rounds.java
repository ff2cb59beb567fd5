package io.github.parallelpipe.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Measures several candidates in turns: in each round every one, in random order. So whatever else the machine does falls
 * on all of them, and the medians can be compared where single figures cannot.
 */
final class Rounds {

    private Rounds() {}

    /** The median of what was measured of each candidate. */
    static <C> Map<C, Double> medians(int rounds, List<C> candidates, ToDoubleFunction<? super C> measurement) {
        Map<C, List<Double>> figures = new HashMap<>();
        Random random = new Random();
        for (int round = 0; round < rounds; round++) {
            List<C> order = new ArrayList<>(candidates);
            Collections.shuffle(order, random);
            for (C candidate : order) {
                double figure = measurement.applyAsDouble(candidate);
                figures.computeIfAbsent(candidate, any -> new ArrayList<>()).add(figure);
            }
        }
        Map<C, Double> medians = new HashMap<>();
        figures.forEach((candidate, all) -> medians.put(candidate, median(all)));
        return medians;
    }

    private static double median(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
