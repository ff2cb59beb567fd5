package io.github.parallelpipe.explore;

/** Thrown in an actor whose execution is over, so that its thread ends. */
public final class Abandoned extends Error {

    private static final long serialVersionUID = 1L;

    static final Abandoned INSTANCE = new Abandoned();

    private Abandoned() {
        super("the execution is over", null, false, false);
    }
}
