package io.github.parallelpipe.explore;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Goes through all schedules, depth first. A schedule is the list of the choices made in it; the next one makes the
 * same choices up to the last at which there is another left, takes that, and from there on always the first.
 *
 * <p>Where it <em>merges</em>, it gives up a schedule as soon as that leads to where another has already led: what can
 * follow has been seen, or will be.
 */
public final class Search {

    /** A schedule of so many steps is taken to be endless. */
    static final int LONGEST = 2_000;

    private final boolean merging;
    /** How many steps a schedule may have. */
    private int bound = LONGEST;
    /** Whether the same point after fewer or more steps is another. */
    private boolean bounded;
    private final Set<Long> seen = new HashSet<>();
    private final Ids ids = new Ids();

    private final int[] taken = new int[LONGEST];
    private final int[] offered = new int[LONGEST];
    private final long[] contents = new long[LONGEST];
    private int length;
    private int depth;

    /**
     * A search among all schedules.
     *
     * @param merging whether it gives up what leads to where another has led
     */
    public Search(boolean merging) {
        this.merging = merging;
    }

    /** A search among the schedules of less than so many steps. */
    static Search shorterThan(int steps) {
        Search search = new Search(true);
        search.bounded = true;
        search.stayBelow(steps);
        return search;
    }

    /**
     * A search that follows one schedule only.
     *
     * @param path its choices
     * @return the search
     */
    public static Search along(int[] path) {
        Search search = new Search(false);
        search.bound = path.length;
        System.arraycopy(path, 0, search.taken, 0, path.length);
        search.length = path.length;
        return search;
    }

    /** Chooses one of the things that may happen; none if there is no need to go on. */
    @Nullable Choice choose(List<Choice> choices, Execution execution) {
        if (depth >= bound) {
            return null;
        }
        if (depth == length) {
            if (merging && execution.canMerge() && !isNew(execution)) {
                return null;
            }
            taken[depth] = 0;
            length++;
        }
        offered[depth] = choices.size();
        return choices.get(taken[depth++]);
    }

    private boolean isNew(Execution execution) {
        contents[depth] = execution.contents();
        long print = execution.fingerprint(contents[depth], ids);
        return seen.add(bounded ? Fingerprint.mix(print, depth) : print);
    }

    /** From now on only schedules of less than so many steps. */
    void stayBelow(int steps) {
        bound = steps - 1;
    }

    /** What the execution's contents were when the last choice was made; 0 unless merging. */
    public long contents() {
        return contents[depth - 1];
    }

    /** Goes to the next schedule; false if there is none. */
    public boolean advance() {
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
    public int[] path() {
        return Arrays.copyOf(taken, depth);
    }

    /** How many different states were seen; 0 unless merging. */
    public int states() {
        return seen.size();
    }

    @Override
    public String toString() {
        return IntStream.of(path()).boxed().toList().toString();
    }
}
