package io.github.parallelpipe.explore;

/** Thrown in a client whose run is over, so that its thread ends. */
final class Abandoned extends Error {

    private static final long serialVersionUID = 1L;

    static final Abandoned INSTANCE = new Abandoned();

    private Abandoned() {
        super("the run is over", null, false, false);
    }
}
