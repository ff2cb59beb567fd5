package io.github.parallelpipe.explore;

import java.util.Locale;

/**
 * What is wrong with a schedule.
 *
 * @param kind  what kind of mistake it is
 * @param text  one sentence
 * @param story the schedule, for a reader; empty while the search goes on
 */
public record Failure(Kind kind, String text, String story) {

    /** Kinds of mistakes. */
    public enum Kind {
        /** A call gave what it cannot give in any order of the calls that fits. */
        NOT_LINEARIZABLE,
        /** Somebody waits for ever though what it waits for is there. */
        LOST_WAKE_UP,
        /** Some wait for ever, and rightly so: the program is wrong, since it was said to end. */
        DEADLOCK,
        /** An interrupt came to nothing, or came out of a call that had no need to wait. */
        INTERRUPT_MISHANDLED,
        /** A call returned and kept the lock. */
        LOCK_KEPT,
        /** What was explored is not in order. */
        INVARIANT_BROKEN,
        /** A thread threw what it should not, or what a check said does not hold. */
        CHECK_FAILED,
        /** A schedule does not end, or a client does not stop. */
        ENDLESS
    }

    /**
     * The same, with its schedule.
     *
     * @param asStory the schedule, for a reader
     * @return the failure
     */
    public Failure told(String asStory) {
        return new Failure(kind, text, asStory);
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + text + "\n" + story;
    }
}
