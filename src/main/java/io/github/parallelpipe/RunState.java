package io.github.parallelpipe;

/** Where in its life a run is. It moves forward only, in this order, and skips what does not apply. */
public enum RunState {

    /** It takes input. */
    RUNNING,

    /** It takes no more input, and its stages work off what they have. */
    STOPPING,

    /** It has failed or was cancelled, and its stages are being interrupted. */
    CANCELLING,

    /** It has ended after a stop: what its buffers held was worked off. */
    COMPLETED,

    /** It has ended after a cancel: what was buffered then was discarded. */
    CANCELLED,

    /** It has ended by a failure. */
    FAILED;

    /**
     * Tells whether the run is over.
     *
     * @return true for {@link #COMPLETED}, {@link #CANCELLED} and {@link #FAILED}
     */
    public boolean isEnded() {
        return compareTo(CANCELLING) > 0;
    }
}
