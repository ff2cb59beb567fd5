package io.github.parallelpipe.benchmarks;

import io.github.parallelpipe.benchmarks.rivals.Contender;
import java.util.function.Predicate;

/**
 * A ratio that this library must reach.
 *
 * @param group   in the groups whose headings contain this
 * @param figure  of which figure, by its index
 * @param against the name of those whose best one is compared
 * @param rivals  who they are
 * @param ratio   ours to theirs, at least that where more is better, else at most; not a number where there is no target
 */
record Target(String group, int figure, String against, Predicate<Contender> rivals, double ratio) {

    /** Compared with the best rival of all. */
    static Target best(String group, int figure, double ratio) {
        return new Target(group, figure, "best rival", contender -> contender.kind() != Contender.Kind.OURS, ratio);
    }

    /** Compared with the best of those that run stages, too. */
    static Target framework(String group, int figure, double ratio) {
        return new Target(
                group, figure, "best framework", contender -> contender.kind() == Contender.Kind.FRAMEWORK, ratio);
    }

    /** Compared with one rival. */
    static Target one(String group, int figure, Contender rival, double ratio) {
        return new Target(group, figure, rival.label(), contender -> contender == rival, ratio);
    }

    boolean isMet(Figure figure, double reached) {
        return reached == ratio || figure.isBetter(reached, ratio);
    }
}
