package io.github.parallelpipe.benchmarks;

import io.github.parallelpipe.benchmarks.rivals.Contender;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What this library must reach in a figure: a ratio to the best of some rivals, or a limit of its own.
 *
 * @param group   in the groups whose headings contain this
 * @param figure  of which figure, by its index
 * @param ours    which of ours
 * @param against the name of those whose best one is compared; empty where it is a limit
 * @param rivals  who they are, given the results
 * @param reach   ours to theirs, or ours: at least that where more is better, else at most; not a number where nothing
 *                has to be reached
 */
record Target(
        String group,
        int figure,
        Predicate<Entrant> ours,
        String against,
        BiPredicate<Results, Case> rivals,
        double reach) {

    /** Compared with the best rival of all. */
    static Target best(String group, int figure, double ratio) {
        return new Target(group, figure, Entrant::isOurs, "best rival", (results, rival) -> !rival.entrant().isOurs(), ratio);
    }

    /** Compared with the best of those that reach as much as we in another figure. */
    static Target bestWithAsMuch(String group, int figure, int other, double ratio) {
        return new Target(
                group,
                figure,
                Entrant::isOurs,
                "best that does as well in figure " + (other + 1),
                (results, rival) -> !rival.entrant().isOurs() && results.isLevel(rival, other),
                ratio);
    }

    /** Compared with the best of those that run stages, too. */
    static Target framework(String group, int figure, double ratio) {
        return new Target(
                group,
                figure,
                Entrant::isOurs,
                "best framework",
                (results, rival) -> rival.entrant().contender().kind() == Contender.Kind.FRAMEWORK,
                ratio);
    }

    /** Compared with one. */
    static Target one(String group, int figure, Contender contender, double ratio) {
        return new Target(
                group,
                figure,
                Entrant::isOurs,
                contender.label(),
                (results, rival) -> rival.entrant().contender() == contender,
                ratio);
    }

    /** One of ours, compared with another of ours. */
    static Target ours(String group, int figure, Contender one, Contender other, double ratio) {
        return new Target(
                group,
                figure,
                entrant -> entrant.contender() == one,
                other.label() + " (ours: " + one.label() + ")",
                (results, rival) -> rival.entrant().contender() == other,
                ratio);
    }

    /** Compared with nobody. */
    static Target limit(String group, int figure, double limit) {
        return new Target(group, figure, Entrant::isOurs, "", (results, rival) -> false, limit);
    }

    boolean isLimit() {
        return against.isEmpty();
    }

    boolean isMet(Figure figure, double reached) {
        return reached == reach || figure.isBetter(reached, reach);
    }
}
