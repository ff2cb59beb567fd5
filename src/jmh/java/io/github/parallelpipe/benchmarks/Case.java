package io.github.parallelpipe.benchmarks;

import io.github.parallelpipe.benchmarks.rivals.Contender;
import io.github.parallelpipe.benchmarks.rivals.Threads;
import java.util.List;

/**
 * One entrant in one group, to be compared with the others in it.
 *
 * @param group      the group's heading
 * @param entrant    who
 * @param parameters the group's numbers, whose meaning the measure knows
 */
record Case(String group, Entrant entrant, List<Integer> parameters) {

    Case {
        parameters = List.copyOf(parameters);
    }

    Case(String group, Entrant entrant, Integer... parameters) {
        this(group, entrant, List.of(parameters));
    }

    int parameter(int index) {
        return parameters.get(index);
    }

    /** For a child JVM's command line. */
    List<String> words() {
        return List.of(
                group,
                entrant.contender().name(),
                entrant.threads().name(),
                String.join(",", parameters.stream().map(String::valueOf).toList()));
    }

    /** The inverse of {@link #words}. */
    static Case of(List<String> words) {
        Entrant entrant = new Entrant(Contender.valueOf(words.get(1)), Threads.valueOf(words.get(2)));
        String[] numbers = words.get(3).isEmpty() ? new String[0] : words.get(3).split(",");
        return new Case(words.get(0), entrant, List.of(numbers).stream().map(Integer::valueOf).toList());
    }
}
