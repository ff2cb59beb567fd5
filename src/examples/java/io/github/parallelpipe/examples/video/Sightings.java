package io.github.parallelpipe.examples.video;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Who was seen in how many frames, doing what. */
final class Sightings {
    private final Map<Integer, Map<Behaviour, Integer>> people = new TreeMap<>();

    void add(Scene scene) {
        for (Scene.Person person : scene.people()) {
            people.computeIfAbsent(person.track().id(), id -> new HashMap<>())
                    .merge(person.behaviour(), 1, Integer::sum);
        }
    }

    /** For each person the number of frames, and the behaviours with their share of them, the commonest first. */
    @Override
    public String toString() {
        if (people.isEmpty()) {
            return "nobody was seen";
        }
        return people.entrySet().stream()
                .map(person -> line(person.getKey(), person.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String line(int id, Map<Behaviour, Integer> behaviours) {
        int frames = behaviours.values().stream().mapToInt(Integer::intValue).sum();
        String shares = behaviours.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Behaviour, Integer> share) -> -share.getValue())
                        .thenComparing(share -> share.getKey().toString()))
                .map(share -> share.getKey() + " " + Math.round(100.0 * share.getValue() / frames) + " %")
                .collect(Collectors.joining("; "));
        return "#%-3d %4d frames: %s".formatted(id, frames, shares);
    }
}
