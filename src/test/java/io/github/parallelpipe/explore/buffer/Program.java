package io.github.parallelpipe.explore.buffer;

import io.github.parallelpipe.buffer.Overflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A small client program: a buffer, and what each of a few threads, named A, B, C, calls on it, one call after the
 * other. The items that A puts are named a1, a2, and so on.
 *
 * @param capacity the buffer's capacity
 * @param overflow what the buffer does when full
 * @param clients  the calls of each thread
 * @param ends     whether every schedule has to come to an end: if not, a thread may wait for ever, where the model
 *                 too says that it has to
 */
public record Program(int capacity, Overflow overflow, List<List<Call>> clients, boolean ends) {

    /** Checks and copies. */
    public Program {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be positive: " + capacity);
        }
        Objects.requireNonNull(overflow, "overflow must not be null");
        clients = clients.stream().map(List::copyOf).toList();
    }

    /**
     * A program of no threads yet.
     *
     * @param capacity the buffer's capacity
     * @param overflow what the buffer does when full
     * @return the program
     */
    public static Program on(int capacity, Overflow overflow) {
        return new Program(capacity, overflow, List.of(), false);
    }

    /**
     * The same program with one thread more.
     *
     * @param calls what it calls
     * @return the longer program
     */
    public Program client(Call... calls) {
        return client(List.of(calls));
    }

    Program client(List<Call> calls) {
        String name = name(clients.size()).toLowerCase(Locale.ROOT);
        List<Call> named = new ArrayList<>();
        int puts = 0;
        for (Call call : calls) {
            named.add(call.isPut() ? call.withItem(name + ++puts) : call);
        }
        List<List<Call>> more = new ArrayList<>(clients);
        more.add(named);
        return new Program(capacity, overflow, more, ends);
    }

    /**
     * The same program, of which every schedule has to come to an end.
     *
     * @return the program
     */
    public Program thatEnds() {
        return new Program(capacity, overflow, clients, true);
    }

    static String name(int client) {
        return String.valueOf((char) ('A' + client));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("capacity " + capacity + ", " + overflow);
        for (int i = 0; i < clients.size(); i++) {
            text.append(i == 0 ? "; " : " | ").append(name(i)).append(": ");
            text.append(String.join(", ", clients.get(i).stream().map(Call::toString).toList()));
        }
        return text.toString();
    }
}
