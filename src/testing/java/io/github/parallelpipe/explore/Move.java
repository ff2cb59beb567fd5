package io.github.parallelpipe.explore;

/** What may happen next. */
public enum Move {
    /** An actor goes on until it next has to take the lock, or to wait, or has made its last call. */
    GO,
    /** The virtual clock reaches the time at which an actor's wait ends. */
    TIME_OUT,
    /** An actor wakes up for no reason. */
    WAKE_UP,
    /** An actor is interrupted. */
    INTERRUPT,
    /** Nothing: the actors that wait do so for ever. */
    END
}
