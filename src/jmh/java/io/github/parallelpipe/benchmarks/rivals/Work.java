package io.github.parallelpipe.benchmarks.rivals;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What a line is to do: the same for every rival.
 *
 * @param stages   what the stages before the sink do, each on a thread (or whatever stands for one) of its own
 * @param sink     what the last one does
 * @param capacity how many items can wait in front of each
 * @param dropping whether a full buffer drops its oldest item; if not, whoever puts one more waits
 * @param threads  what the stages run on, if that is for us to choose
 */
public record Work(
        List<UnaryOperator<Object>> stages, Consumer<Object> sink, int capacity, boolean dropping, Threads threads) {

    /** Keeps a list of its own. */
    public Work {
        stages = List.copyOf(stages);
    }

    /**
     * Stages that do nothing.
     *
     * @param length   how many, the sink among them
     * @param sink     what the last one does
     * @param capacity how many items can wait in front of each
     * @param threads  what they run on
     * @return lossless work
     */
    public static Work idle(int length, Consumer<Object> sink, int capacity, Threads threads) {
        return new Work(Collections.nCopies(length - 1, item -> item), sink, capacity, false, threads);
    }

    /**
     * The same, but for what a full buffer does.
     *
     * @return work that drops the oldest items
     */
    public Work thatDrops() {
        return new Work(stages, sink, capacity, true, threads);
    }

    /**
     * How many stages there are, the sink among them.
     *
     * @return how many
     */
    public int length() {
        return stages.size() + 1;
    }

    ThreadFactory factory() {
        return threads.factory();
    }
}
