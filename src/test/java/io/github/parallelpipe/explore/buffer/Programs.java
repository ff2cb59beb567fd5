package io.github.parallelpipe.explore.buffer;

import io.github.parallelpipe.buffer.Overflow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Generates all programs of a size. */
public final class Programs {

    private Programs() {}

    /**
     * All programs of some threads that make some calls each, for capacities 1 and 2 and every overflow. Of programs
     * that differ only in the order of the threads there is one.
     *
     * @param threads  how many threads
     * @param calls    how many calls each makes
     * @param alphabet the calls to choose from, given the capacity and the overflow
     * @return the programs
     */
    public static Stream<Program> all(int threads, int calls, BiFunction<Integer, Overflow, List<Call>> alphabet) {
        return Stream.of(1, 2).flatMap(capacity -> Stream.of(Overflow.values()).flatMap(overflow -> {
            List<List<Call>> sequences = sequences(calls, alphabet.apply(capacity, overflow));
            return all(Program.on(capacity, overflow), threads, sequences, 0);
        }));
    }

    private static Stream<Program> all(Program begun, int threads, List<List<Call>> sequences, int from) {
        if (threads == 0) {
            return Stream.of(begun);
        }
        return IntStream.range(from, sequences.size())
                .boxed()
                .flatMap(i -> all(begun.client(sequences.get(i)), threads - 1, sequences, i));
    }

    private static List<List<Call>> sequences(int length, List<Call> alphabet) {
        List<List<Call>> sequences = List.of(List.of());
        for (int i = 0; i < length; i++) {
            List<List<Call>> longer = new ArrayList<>();
            for (List<Call> sequence : sequences) {
                for (Call call : alphabet) {
                    List<Call> next = new ArrayList<>(sequence);
                    next.add(call);
                    longer.add(next);
                }
            }
            sequences = longer;
        }
        return sequences;
    }
}
