package io.github.parallelpipe.benchmarks;

import java.util.Locale;

/**
 * Something that is measured.
 *
 * @param name     what, and in which unit
 * @param decimals how many digits are worth reading
 * @param better   in which direction it is better
 */
record Figure(String name, int decimals, Better better) {

    enum Better {
        MORE,
        LESS
    }

    static Figure more(String name, int decimals) {
        return new Figure(name, decimals, Better.MORE);
    }

    static Figure less(String name, int decimals) {
        return new Figure(name, decimals, Better.LESS);
    }

    boolean isBetter(double one, double other) {
        return better == Better.MORE ? one > other : one < other;
    }

    /** As a table shows it: a dash if it was not to be had. */
    String format(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
