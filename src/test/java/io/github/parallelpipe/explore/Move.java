package io.github.parallelpipe.explore;

/** What may happen next. */
enum Move {
    /** A client goes on until it next has to take the lock, or to wait, or has made its last call. */
    GO,
    /** The virtual clock reaches the time at which a client's wait ends. */
    TIME_OUT,
    /** A client wakes up for no reason. */
    WAKE_UP,
    /** A client is interrupted. */
    INTERRUPT,
    /** Nothing: the clients that wait do so for ever. */
    END
}
