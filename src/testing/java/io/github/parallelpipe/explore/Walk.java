package io.github.parallelpipe.explore;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Goes along every schedule of something, until one fails.
 *
 * @param <E>      the kind of execution
 * @param begin    begins one
 * @param merging  whether a schedule that leads to where another has led is given up
 * @param mostRuns how many executions may be spent on the search for a shorter schedule that fails
 */
public record Walk<E extends Execution>(Begin<E> begin, boolean merging, int mostRuns) {

    /** Begins executions. */
    @FunctionalInterface
    public interface Begin<E extends Execution> {

        /**
         * Begins one.
         *
         * @param search chooses what happens
         * @param story  is told of it; null if nobody listens
         * @return the execution
         */
        E along(Search search, @Nullable Story story);
    }

    /**
     * What was found.
     *
     * @param schedules how many schedules were run to their end
     * @param runs      how many were begun: where the search merges, many lead to where another has led, and are given up
     * @param states    how many different states were seen; 0 unless the search merges
     * @param failure   what is wrong, with the shortest schedule that shows it; null if nothing is
     */
    public record Found(long schedules, long runs, long states, @Nullable Failure failure) {

        @Override
        public String toString() {
            return "%,d schedules, %,d runs, %,d states".formatted(schedules, runs, states);
        }
    }

    /**
     * Goes along them.
     *
     * @param whenEnded is shown each execution that has come to its end
     * @return what was found
     */
    public Found go(Consumer<? super E> whenEnded) {
        Search search = new Search(merging);
        long schedules = 0;
        long runs = 0;
        do {
            E execution = begin.along(search, null);
            boolean failed = execution.go() != null;
            runs++;
            if (execution.hasEnded()) {
                schedules++;
                whenEnded.accept(execution);
            }
            if (failed) {
                return new Found(schedules, runs, search.states(), shortest(search.path()));
            }
        } while (search.advance());
        return new Found(schedules, runs, search.states(), null);
    }

    /** The failure on the shortest schedule, told; given one on which it fails. */
    private Failure shortest(int[] path) {
        int[] shortest = Shortest.of(path, search -> begin.along(search, null), mostRuns);
        Execution execution = begin.along(Search.along(shortest), new Story());
        return execution.go().told(execution.story());
    }
}
