package io.github.parallelpipe.explore;

/**
 * Looks for the shortest schedule on which a program fails: as long as there is one that is shorter than the last, looks
 * for one that is shorter still. Merges nothing, as where a schedule leads does not tell how much is left of the bound.
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

    /** The shortest failure, told; given one and the schedule that led to it. */
    Failure of(Failure failure, int[] path) {
        int[] shortest = path;
        int runs = 0;
        Search search = new Search(false, path.length - 1);
        do {
            if (shortest.length <= 1 || runs++ == MOST_RUNS) {
                break;
            }
            if (new Run(explorer, program, search, null).go() != null && search.steps() < shortest.length) {
                shortest = search.path();
            }
        } while (search.advance());
        return explorer.tell(program, shortest);
    }
}
