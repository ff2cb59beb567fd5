package io.github.parallelpipe.kills;

import io.github.parallelpipe.mutants.Mutant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mistake put in on purpose.
 *
 * @param part   where it is
 * @param mutant the mistake
 * @param claim  the jcstress claim that it could break; null if there is none
 */
record Bug(Part part, Mutant mutant, @Nullable String claim) {

    /** What a bug is in. Layers that look only at buffers are not asked about runs. */
    enum Part {
        /** The ring buffer. */
        BUFFER,
        /** The buffer's own lock. */
        LOCK,
        /** Stages, the buffers between them, and the life of a run. */
        RUN
    }

    /** No bug, so that it is seen whether a layer kills where there is nothing to kill. */
    static Bug none(Part part, @Nullable String claim) {
        return new Bug(part, new Mutant("no bug in the " + part.name().toLowerCase(Locale.ROOT), List.of()), claim);
    }

    boolean isNone() {
        return mutant.edits().isEmpty();
    }

    String name() {
        return mutant.name();
    }

    /** Its name, fit for a folder. */
    String folder() {
        return name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
