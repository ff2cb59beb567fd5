package io.github.parallelpipe.buffer;

/**
 * What is known of where items came from, in one array beside the items, so that an item needs no object around it.
 */
final class Origins {

    private static final int FIELDS = 3;

    /** Sequence, entry time and missed of slot 0, then of slot 1, and so on: one cache line for most puts. */
    private final long[] fields;

    Origins(int slots) {
        fields = new long[Math.multiplyExact(slots, FIELDS)];
    }

    void set(int slot, long sequence, long enteredNanos, long missed) {
        int at = slot * FIELDS;
        fields[at] = sequence;
        fields[at + 1] = enteredNanos;
        fields[at + 2] = missed;
    }

    void copy(Origins from, int fromSlot, int slot) {
        set(slot, from.sequence(fromSlot), from.enteredNanos(fromSlot), from.missed(fromSlot));
    }

    void copy(Origins from, int fromSlot, int slot, int count) {
        System.arraycopy(from.fields, fromSlot * FIELDS, fields, slot * FIELDS, count * FIELDS);
    }

    void addMissed(int slot, long more) {
        fields[slot * FIELDS + 2] += more;
    }

    long sequence(int slot) {
        return fields[slot * FIELDS];
    }

    long enteredNanos(int slot) {
        return fields[slot * FIELDS + 1];
    }

    long missed(int slot) {
        return fields[slot * FIELDS + 2];
    }
}
