package io.github.parallelpipe.kills;

import io.github.parallelpipe.kills.Verdict.Killed;
import io.github.parallelpipe.kills.Verdict.NotAsked;
import io.github.parallelpipe.kills.Verdict.Survived;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What each layer has to say of a bug.
 *
 * @param bug      the bug
 * @param verdicts the verdicts of the layers that were asked
 */
record Row(Bug bug, Map<Layer, Verdict> verdicts) {

    private static final int ENOUGH = 2;

    /** The way in which the bug gets past too many layers, as a sentence; empty if it does not. */
    Optional<String> breach() {
        if (bug.isNone()) {
            return kills() == 0 ? Optional.empty() : Optional.of("a layer kills the library as it is: " + this);
        }
        if (!killedByNormalBuild()) {
            return Optional.of("no layer of the normal build kills \"" + bug.name() + "\"");
        }
        return kills() >= ENOUGH
                ? Optional.empty()
                : Optional.of("only one layer kills \"" + bug.name() + "\"");
    }

    private boolean killedByNormalBuild() {
        return verdicts.entrySet().stream()
                .anyMatch(entry -> entry.getKey().isInNormalBuild() && entry.getValue() instanceof Killed);
    }

    private long kills() {
        return verdicts.values().stream().filter(Killed.class::isInstance).count();
    }

    Verdict verdict(Layer layer) {
        return verdicts.getOrDefault(layer, new NotAsked());
    }

    /** With what other layers have to say of the same bug. */
    Row and(Row other) {
        Map<Layer, Verdict> both = new EnumMap<>(Layer.class);
        both.putAll(verdicts);
        both.putAll(other.verdicts);
        return new Row(bug, both);
    }

    /** What noticed the bug, by name: best a unit test, which is the nearest to it. */
    Optional<String> example() {
        return Stream.concat(Stream.of(Layer.UNIT_TESTS), Stream.of(Layer.values()))
                .map(this::verdict)
                .filter(Killed.class::isInstance)
                .map(verdict -> ((Killed) verdict).by())
                .findFirst();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(bug.name());
        verdicts.forEach((layer, verdict) -> {
            text.append("; ").append(layer.title()).append(' ').append(verdict.cell());
            if (verdict instanceof Killed killed) {
                text.append(" (").append(killed.by()).append(')');
            } else if (verdict instanceof Survived survived) {
                text.append(" (%.1f)".formatted(survived.after().toMillis() / 1e3));
            }
        });
        return text.toString();
    }
}
