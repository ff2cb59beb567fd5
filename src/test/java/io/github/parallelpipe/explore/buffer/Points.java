package io.github.parallelpipe.explore.buffer;

/** Where threads may switch. */
public enum Points {

    /**
     * Where a call first takes the lock, which is also where it counts as begun, and wherever it takes it again or
     * waits. That is enough if all that threads share is read and written under the lock.
     */
    AT_LOCK,

    /**
     * Also after a call has begun and before it takes the lock, and after it has released it: shows what code does
     * wrong that reads or writes something shared outside the lock.
     */
    AROUND_LOCK
}
