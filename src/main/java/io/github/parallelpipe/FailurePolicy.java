package io.github.parallelpipe;

/** What a run does when a stage throws an exception. An {@link Error} always stops it. */
public enum FailurePolicy {

    /** The run fails: the other stages are interrupted, what is buffered is discarded, and its owner gets the cause. */
    STOP,

    /** The item is discarded and counted as failed, and the run goes on with the next. */
    SKIP
}
