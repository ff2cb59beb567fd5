package io.github.parallelpipe.explore;

/**
 * Looks for the shortest schedule on which a program fails: goes through those that are shorter than the one found, and
 * with each that fails, through those that are shorter still.
 */
final class Shortest {

    /** After so many runs the shortest so far has to do. */
    private static final int MOST_RUNS = 200_000;

    private final Explorer explorer;
    private final Program program;

    Shortest(Explorer explorer, Program program) {
        this.explorer = explorer;
        this.program = program;
    }

    /** The failure on the shortest schedule, told; given one on which it fails. */
    Failure of(int[] path) {
        int[] shortest = path;
        Search search = Search.shorterThan(path.length);
        for (int runs = 0; runs < MOST_RUNS; runs++) {
            if (new Run(explorer, program, search, null).go() != null) {
                shortest = search.path();
                search.stayBelow(shortest.length);
            }
            if (!search.advance()) {
                break;
            }
        }
        return explorer.tell(program, shortest);
    }
}
