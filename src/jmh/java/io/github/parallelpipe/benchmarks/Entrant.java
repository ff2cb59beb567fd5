package io.github.parallelpipe.benchmarks;

import io.github.parallelpipe.benchmarks.rivals.Contender;
import io.github.parallelpipe.benchmarks.rivals.Threads;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A contender on one kind of threads.
 *
 * @param contender who
 * @param threads   on what
 */
record Entrant(Contender contender, Threads threads) {

    /** Each on what its documentation prefers. */
    static List<Entrant> preferred(Contender... contenders) {
        return Arrays.stream(contenders)
                .map(contender -> new Entrant(contender, contender.threads().getFirst()))
                .toList();
    }

    /** Each on everything it can run on. */
    static List<Entrant> everywhere(Contender... contenders) {
        return Arrays.stream(contenders)
                .flatMap(contender -> contender.threads().stream().map(threads -> new Entrant(contender, threads)))
                .toList();
    }

    /** The name in tables: says what it runs on if there is a choice. */
    String label() {
        return contender.threads().size() == 1
                ? contender.label()
                : contender.label() + " (" + threads.name().toLowerCase(Locale.ROOT) + ")";
    }

    boolean isOurs() {
        return contender.kind() == Contender.Kind.OURS;
    }
}
