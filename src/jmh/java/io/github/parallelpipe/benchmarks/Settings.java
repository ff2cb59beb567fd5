package io.github.parallelpipe.benchmarks;

import io.github.parallelpipe.benchmarks.rivals.Contender;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How much is measured: {@code rounds=5 seconds=0.5 only=parallelpipe,kotlin out=folder}, each of it optional, and {@code
 * smoke} for as little as shows that everything runs.
 */
final class Settings {

    private static final Path RESULTS = Path.of("src", "docs", "benchmarks");
    private static final Path SMOKE_RESULTS = Path.of("target", "benchmarks");

    private final Map<String, String> given;

    private Settings(Map<String, String> given) {
        this.given = given;
    }

    static Settings of(String... words) {
        return of(List.of(words));
    }

    static Settings of(Collection<String> words) {
        Map<String, String> given = new TreeMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 0 && !word.equals("smoke")) {
                throw new IllegalArgumentException("an argument is smoke or key=value: " + word);
            }
            given.put(equals < 0 ? word : word.substring(0, equals), word.substring(equals + 1));
        }
        return new Settings(given);
    }

    /** The inverse of {@link #of}. */
    List<String> words() {
        return given.entrySet().stream()
                .map(entry -> isSmokeWord(entry) ? "smoke" : entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    private static boolean isSmokeWord(Map.Entry<String, String> entry) {
        return entry.getKey().equals("smoke");
    }

    boolean smoke() {
        return given.containsKey("smoke");
    }

    /** How many JVMs each figure is the median of. */
    int rounds() {
        return Integer.parseInt(given.getOrDefault("rounds", smoke() ? "1" : "5"));
    }

    /** How long each JVM measures. */
    double seconds() {
        return Double.parseDouble(given.getOrDefault("seconds", smoke() ? "0.05" : "0.5"));
    }

    long nanos() {
        return (long) (seconds() * 1e9);
    }

    /** How long each JVM warms up before that. */
    long warmUpNanos() {
        return 2 * nanos();
    }

    /** Where the results are written. */
    Path out() {
        String out = given.get("out");
        return out != null ? Path.of(out) : smoke() ? SMOKE_RESULTS : RESULTS;
    }

    /** Where the Python original is, if that was said. */
    @Nullable String python() {
        return given.get("python");
    }

    /** All these numbers, or where smoke is enough, that one. */
    List<Integer> some(int smoke, Integer... all) {
        return smoke() ? List.of(smoke) : List.of(all);
    }

    /** Those entrants that were not left out. */
    List<Entrant> some(List<Entrant> entrants) {
        Set<Contender> only = only();
        return entrants.stream()
                .filter(entrant -> only.contains(entrant.contender()))
                .filter(entrant -> !smoke() || entrant.threads() == entrant.contender().threads().getFirst())
                .toList();
    }

    private Set<Contender> only() {
        String only = given.get("only");
        if (only == null) {
            return EnumSet.allOf(Contender.class);
        }
        Set<Contender> chosen = EnumSet.noneOf(Contender.class);
        Arrays.stream(only.split(","))
                .map(name -> Contender.valueOf(name.toUpperCase(Locale.ROOT)))
                .forEach(chosen::add);
        return chosen;
    }
}
