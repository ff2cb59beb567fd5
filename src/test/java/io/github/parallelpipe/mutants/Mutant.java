package io.github.parallelpipe.mutants;

import java.util.ArrayList;
import java.util.List;

/**
 * A mistake that somebody might make in the library, as changes to its source. A change that does not fit the source any
 * more, or fits it in two places, fails whatever test asks for it: so no mutant outlives what it mutates.
 *
 * @param name  the mistake, in a few words
 * @param edits the changes
 */
public record Mutant(String name, List<Edit> edits) {

    /**
     * One change.
     *
     * @param file the file, below the package {@code io.github.parallelpipe} and without {@code .java}: {@code Run},
     *             {@code buffer/Slots}
     * @param from what is to be replaced, exactly once in the file; lines may be indented in any way
     * @param to   what replaces it
     */
    public record Edit(String file, String from, String to) {}

    /**
     * A mutant of one change.
     *
     * @param name the mistake
     * @param file the file
     * @param from what is to be replaced
     * @param to   what replaces it
     */
    public Mutant(String name, String file, String from, String to) {
        this(name, List.of(new Edit(file, from, to)));
    }

    /**
     * The same mutant with one change more.
     *
     * @param file the file
     * @param from what is to be replaced
     * @param to   what replaces it
     * @return the mutant
     */
    public Mutant and(String file, String from, String to) {
        List<Edit> more = new ArrayList<>(edits);
        more.add(new Edit(file, from, to));
        return new Mutant(name, more);
    }

    @Override
    public String toString() {
        return name;
    }
}
