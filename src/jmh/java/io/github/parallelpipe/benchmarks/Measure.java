package io.github.parallelpipe.benchmarks;

import java.util.List;

/**
 * One question, put to several entrants in several groups. {@link Session} runs it: every case in JVMs of its own, in
 * which {@link #measure} gives the figures.
 */
interface Measure {

    /** The name of its files, and of its part of the page. */
    String name();

    /** What is asked. */
    String title();

    /** What one JVM tells. The first of them is drawn. */
    List<Figure> figures();

    /** Who is measured at what. */
    List<Case> cases(Settings settings);

    /** What has to be reached, in which groups. */
    List<Target> targets();

    /** An entrant's name in the results. */
    default String label(Entrant entrant) {
        return entrant.label();
    }

    /** The figures of one case: called in a JVM of its own, which has to warm up first. */
    double[] measure(Case asked, Settings settings) throws Exception;

    /** Has the figures taken: in a child JVM, unless a measure knows better. */
    default double[] take(Case asked, Settings settings) {
        return ChildJvm.figures(this, asked, settings);
    }
}
