package io.github.parallelpipe.explore.buffer;

/** What calls give, apart from null, an item, a yes or a no, and a list of these. */
public final class Results {

    private Results() {}

    /** A call that ended in an exception which it is documented to throw. */
    public enum Refusal {
        /** The buffer is closed. */
        CLOSED,
        /** The buffer is full. */
        FULL,
        /** The thread was interrupted. */
        INTERRUPTED
    }

    /**
     * An item that was taken along with others.
     *
     * @param item     the item
     * @param sequence its number
     * @param missed   how many were lost before it
     * @param position how many had been taken before it and those along with it
     */
    public record Taken(Object item, long sequence, long missed, long position) {

        Taken missing(long more) {
            return new Taken(item, sequence, missed + more, position);
        }

        Taken at(long place) {
            return new Taken(item, sequence, missed, place);
        }

        @Override
        public String toString() {
            return item + " (number " + sequence + (missed == 0 ? ")" : ", missed " + missed + ")");
        }
    }

    /**
     * The counts.
     *
     * @param offered   how many items were offered
     * @param taken     how many were taken
     * @param dropped   how many were dropped
     * @param discarded how many were discarded
     * @param buffered  how many wait
     */
    public record Counted(long offered, long taken, long dropped, long discarded, long buffered) {}

    /**
     * Something that no call may give.
     *
     * @param text what
     */
    public record Wrong(String text) {

        @Override
        public String toString() {
            return text;
        }
    }
}
