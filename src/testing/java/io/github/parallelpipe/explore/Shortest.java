package io.github.parallelpipe.explore;

import java.util.function.Function;

/**
 * Looks for the shortest schedule that fails: goes through those that are shorter than the one found, and with each that
 * fails, through those that are shorter still.
 */
public final class Shortest {

    private Shortest() {}

    /**
     * The shortest schedule that fails.
     *
     * @param path     one that does
     * @param begin    begins an execution along what a search chooses
     * @param mostRuns after so many executions the shortest so far has to do
     * @return its choices
     */
    public static int[] of(int[] path, Function<Search, Execution> begin, int mostRuns) {
        int[] shortest = path;
        Search search = Search.shorterThan(path.length);
        for (int runs = 0; runs < mostRuns; runs++) {
            if (begin.apply(search).go() != null) {
                shortest = search.path();
                search.stayBelow(shortest.length);
            }
            if (!search.advance()) {
                break;
            }
        }
        return shortest;
    }
}
