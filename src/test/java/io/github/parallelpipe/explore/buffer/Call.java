package io.github.parallelpipe.explore.buffer;

/**
 * One call that a client makes. The factory methods are meant to be imported statically, so that a program reads
 * {@code client(put(), take())}.
 *
 * @param operation what it asks for
 * @param item      the item that a put brings; a {@link Program} names it
 * @param max       how many items at most, for those operations that take a number
 * @param nanos     how long it waits, in virtual time; {@link #FOR_EVER} for no limit
 */
public record Call(Operation operation, String item, int max, long nanos) {

    /** No limit of time. */
    public static final long FOR_EVER = Long.MAX_VALUE;

    /** The virtual time that the forms with a time limit wait; only its order among others means anything. */
    public static final long A_WHILE = 100;

    /** {@return a put} */
    public static Call put() {
        return of(Operation.PUT);
    }

    /** {@return a put that waits for a while} */
    public static Call putWithin() {
        return within(Operation.PUT_WITHIN);
    }

    /** {@return a take} */
    public static Call take() {
        return of(Operation.TAKE);
    }

    /** {@return a poll} */
    public static Call poll() {
        return of(Operation.POLL);
    }

    /** {@return a poll that waits for a while} */
    public static Call pollWithin() {
        return within(Operation.POLL_WITHIN);
    }

    /** {@return a take of the newest item} */
    public static Call takeLatest() {
        return of(Operation.TAKE_LATEST);
    }

    /** {@return a take of the newest item that waits for a while} */
    public static Call takeLatestWithin() {
        return within(Operation.TAKE_LATEST_WITHIN);
    }

    /** {@return a take of all items} */
    public static Call drainAll() {
        return of(Operation.DRAIN_ALL);
    }

    /** {@return a take of all items that waits for a while} */
    public static Call drainAllWithin() {
        return within(Operation.DRAIN_ALL_WITHIN);
    }

    /** {@return a take of all items that does not wait} */
    static Call drainAllNow() {
        return new Call(Operation.DRAIN_ALL_WITHIN, "", Integer.MAX_VALUE, 0);
    }

    /**
     * {@return a take of some items}
     *
     * @param max how many at most
     */
    public static Call drain(int max) {
        return new Call(Operation.DRAIN, "", max, FOR_EVER);
    }

    /**
     * {@return a take of some items that lets them gather for a while}
     *
     * @param max how many at most
     */
    public static Call gather(int max) {
        return new Call(Operation.GATHER, "", max, A_WHILE);
    }

    /**
     * {@return a take of as many items, or of what is left once the buffer is closed, however long that takes}
     *
     * @param max how many
     */
    public static Call gatherForEver(int max) {
        return new Call(Operation.GATHER, "", max, FOR_EVER);
    }

    /** {@return a close} */
    public static Call close() {
        return of(Operation.CLOSE);
    }

    /** {@return a close that hands back what is in the buffer} */
    public static Call closeNow() {
        return of(Operation.CLOSE_NOW);
    }

    /** {@return a look at the counts} */
    public static Call counts() {
        return of(Operation.COUNTS);
    }

    /** {@return the question whether the buffer has ended} */
    public static Call ended() {
        return of(Operation.ENDED);
    }

    private static Call of(Operation operation) {
        return new Call(operation, "", Integer.MAX_VALUE, FOR_EVER);
    }

    private static Call within(Operation operation) {
        return new Call(operation, "", Integer.MAX_VALUE, A_WHILE);
    }

    boolean isPut() {
        return operation == Operation.PUT || operation == Operation.PUT_WITHIN;
    }

    Call withItem(String name) {
        return new Call(operation, name, max, nanos);
    }

    @Override
    public String toString() {
        String time = nanos == FOR_EVER ? "for ever" : nanos == 0 ? "now" : "a while";
        return switch (operation) {
            case PUT -> "put(" + item + ")";
            case PUT_WITHIN -> "put(" + item + ", " + time + ")";
            case TAKE -> "take()";
            case POLL -> "poll()";
            case POLL_WITHIN -> "poll(" + time + ")";
            case TAKE_LATEST -> "takeLatest()";
            case TAKE_LATEST_WITHIN -> "takeLatest(" + time + ")";
            case DRAIN_ALL -> "drainAll()";
            case DRAIN_ALL_WITHIN -> "drainAll(" + time + ")";
            case DRAIN -> "drain(" + max + ")";
            case GATHER -> "drain(" + max + ", " + time + ")";
            case CLOSE -> "close()";
            case CLOSE_NOW -> "closeNow()";
            case COUNTS -> "counts()";
            case ENDED -> "isEnded()";
        };
    }
}
