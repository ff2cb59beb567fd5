package io.github.parallelpipe.explore.simulated;

/** A small program that is to be run along every schedule. A new one is made for each. */
public interface Scenario {

    /**
     * Makes what it is about, and starts its threads; none runs before this returns.
     *
     * @param world in which it happens
     */
    void begin(World world);

    /**
     * Checks what has come of it, when all threads have ended.
     *
     * @param world in which it happened
     */
    void end(World world);

    /** {@return whether threads may switch at the counters, too: only reports taken meanwhile show a difference} */
    default boolean countersMatter() {
        return false;
    }

    /**
     * {@return how often, where there is little time, a thread that could go on may be made to let another go first}
     * That one which has to wait lets another go on does not count.
     */
    default int switches() {
        return Integer.MAX_VALUE;
    }

    /** {@return how all stands, for a reader} */
    default String state() {
        return "";
    }
}
