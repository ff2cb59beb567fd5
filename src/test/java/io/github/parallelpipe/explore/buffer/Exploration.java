package io.github.parallelpipe.explore.buffer;

import io.github.parallelpipe.explore.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What an exploration of a program has found.
 *
 * @param program   the program
 * @param schedules how many schedules were run to their end
 * @param runs      how many were begun: where the search merges, many lead to where another has led, and are given up
 * @param states    how many different states were seen; 0 unless the search merges
 * @param failure   what is wrong, with the shortest schedule that shows it; null if nothing is
 */
public record Exploration(Program program, long schedules, long runs, long states, @Nullable Failure failure) {

    /**
     * Fails if something is wrong.
     *
     * @return this
     * @throws AssertionError with the shortest schedule that shows what is wrong
     */
    public Exploration assertHolds() {
        if (failure != null) {
            throw new AssertionError(describe());
        }
        return this;
    }

    /**
     * Tells what is wrong, for a reader.
     *
     * @return the program, the failure and its schedule; or that there is none
     */
    public String describe() {
        return failure == null ? program + ": holds in every schedule" : program + "\n" + failure;
    }
}
