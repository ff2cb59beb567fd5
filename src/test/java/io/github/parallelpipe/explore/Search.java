package io.github.parallelpipe.explore;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Goes through all schedules, depth first. A schedule is the list of the choices made in it; the next one makes the same
 * choices up to the last at which there is another left, takes that, and from there on always the first.
 *
 * <p>Where it <em>merges</em>, it gives up a schedule as soon as that leads to where another has already led: what can
 * follow has been seen, or will be.
 */
final class Search {

    /** A schedule of so many steps is taken to be endless. */
    static final int LONGEST = 200;

    private final boolean merging;
    private final int bound;
    private final Set<Long> seen = new HashSet<>();
    private final Ids ids = new Ids();

    private final int[] taken = new int[LONGEST];
    private final int[] offered = new int[LONGEST];
    private final long[] contents = new long[LONGEST];
    private int length;
    private int depth;

    /**
     * A search.
     *
     * @param merging whether to merge
     * @param bound   how many steps a schedule may have, at most {@link #LONGEST}
     */
    Search(boolean merging, int bound) {
        this.merging = merging;
        this.bound = bound;
    }

    /** A search that follows one schedule only. */
    static Search along(int[] path) {
        Search search = new Search(false, path.length);
        System.arraycopy(path, 0, search.taken, 0, path.length);
        search.length = path.length;
        return search;
    }

    /** Chooses one of the things that may happen; none if there is no need to go on. */
    @Nullable Choice choose(List<Choice> choices, Run run) {
        if (depth == length) {
            if (depth == bound || merging && !isNew(run)) {
                return null;
            }
            taken[depth] = 0;
            length++;
        }
        offered[depth] = choices.size();
        return choices.get(taken[depth++]);
    }

    private boolean isNew(Run run) {
        contents[depth] = run.contents();
        return seen.add(run.fingerprint(contents[depth], ids));
    }

    /** What the buffer held when the last choice was made; 0 unless merging. */
    long contents() {
        return contents[depth - 1];
    }

    /** Goes to the next schedule; false if there is none. */
    boolean advance() {
        depth = 0;
        while (length > 0 && taken[length - 1] + 1 >= offered[length - 1]) {
            length--;
        }
        if (length == 0) {
            return false;
        }
        taken[length - 1]++;
        return true;
    }

    int steps() {
        return depth;
    }

    /** The choices made so far. */
    int[] path() {
        return Arrays.copyOf(taken, depth);
    }

    int states() {
        return seen.size();
    }

    @Override
    public String toString() {
        return IntStream.of(path()).boxed().toList().toString();
    }
}
