package io.github.parallelpipe.micrometer;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What Prometheus reads: the text, taken apart. */
final class Scrape {

    private final Map<String, Double> values = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, String> helps = new HashMap<>();

    private Scrape(List<String> lines) {
        for (String line : lines) {
            int end = line.lastIndexOf(' ');
            if (line.startsWith("# TYPE ")) {
                types.put(line.substring("# TYPE ".length(), end), line.substring(end + 1));
            } else if (line.startsWith("# HELP ")) {
                String[] words = line.split(" ", 4);
                helps.put(words[2], words[3]);
            } else if (values.put(line.substring(0, end), Double.valueOf(line.substring(end + 1))) != null) {
                throw new AssertionError("twice: " + line);
            }
        }
    }

    static Scrape of(PrometheusMeterRegistry registry) {
        return new Scrape(registry.scrape().lines().toList());
    }

    /** Every number, by its name and labels. */
    Map<String, Double> values() {
        return values;
    }

    /** The kind of each name. */
    Map<String, String> types() {
        return types;
    }

    Map<String, String> helps() {
        return helps;
    }

    /** One number, by its name, and all of its labels with their values. */
    double value(String name, String... labels) {
        Map<String, String> sorted = new TreeMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            sorted.put(labels[i], labels[i + 1]);
        }
        String series = sorted.entrySet().stream()
                .map(label -> label.getKey() + "=\"" + label.getValue() + '"')
                .collect(Collectors.joining(",", name + "{", "}"));
        Double value = values.get(series);
        if (value == null) {
            throw new AssertionError("no " + series + " in " + values.keySet());
        }
        return value;
    }
}
