package io.github.parallelpipe;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * How a stage reads its buffer: item by item, only the newest, or several at a time; which gives the stage the type of
 * what it works on.
 *
 * @param <T> the type of the items in the buffer
 * @param <X> the type of what the stage is given
 */
public final class Intake<T, X> {

    private final String name;
    private final int leastCapacity;
    private final BiFunction<Edge<T>, Exit<?>, Reader<T, X>> opener;

    /** What a worker would have to know of the others; null if nothing, so that there may be several. */
    private final @Nullable String common;

    private Intake(
            String name,
            int leastCapacity,
            BiFunction<Edge<T>, Exit<?>, Reader<T, X>> opener,
            @Nullable String common) {
        this.name = name;
        this.leastCapacity = leastCapacity;
        this.opener = opener;
        this.common = common;
    }

    /**
     * One item at a time, oldest first: the default.
     *
     * @param <T> the type of the items
     * @return the intake
     */
    public static <T> Intake<T, T> one() {
        return new Intake<>("one", 1, OneReader::new, null);
    }

    /**
     * The newest item; what is older than that is dropped, as {@link DiscardReason#SUPERSEDED}.
     *
     * @param <T> the type of the items
     * @return the intake
     */
    public static <T> Intake<T, T> latest() {
        return new Intake<>("latest", 1, LatestReader::new, "which item is the newest that any has seen");
    }

    /**
     * All that is buffered, at least one item, in order: the buffer is left empty. If the stage throws, all items of its
     * list are discarded as {@link DiscardReason#FAILED}, so it should not dispose of any before nothing can fail.
     *
     * @param <T> the type of the items
     * @return the intake, which gives unmodifiable lists
     */
    public static <T> Intake<T, List<T>> all() {
        return new Intake<>("all", 1, (edge, exit) -> new BatchReader<>(edge, exit, edge.capacity(), Duration.ZERO), null);
    }

    /**
     * Up to a number of items at a time, in order, for which the stage waits a while once there is one. They gather in
     * the buffer, which must be large enough; until the stage takes them, they may still be dropped.
     *
     * @param max    how many items to take at most, at least 1 and at most the capacity of the stage's buffer
     * @param linger how long to wait for so many once the stage sees one; zero takes what is there
     * @param <T>    the type of the items
     * @return the intake, which gives unmodifiable lists
     * @throws IllegalArgumentException if {@code max} is less than 1 or {@code linger} is negative
     */
    public static <T> Intake<T, List<T>> batch(int max, Duration linger) {
        requirePositive("batch size", max);
        Objects.requireNonNull(linger, "linger must not be null");
        if (linger.isNegative()) {
            throw new IllegalArgumentException("linger must not be negative: " + linger);
        }
        return new Intake<>(
                "batch(" + max + ", " + linger + ")",
                max,
                (edge, exit) -> new BatchReader<>(edge, exit, max, linger),
                null);
    }

    /**
     * The last items that came, once there have been so many: each further item gives a list with that one at its end
     * and without the oldest.
     *
     * <p>An item whose list made the stage fail, and was skipped, is not part of further lists.
     *
     * @param length how many items, at least 1; need not fit into the buffer
     * @param <T>    the type of the items
     * @return the intake, which gives unmodifiable lists of this length
     * @throws IllegalArgumentException if {@code length} is less than 1
     */
    public static <T> Intake<T, List<T>> window(int length) {
        requirePositive("window length", length);
        return new Intake<>(
                "window(" + length + ")",
                1,
                (edge, exit) -> new WindowReader<>(edge, exit, length),
                "the last " + length + " items that any has seen");
    }

    private static void requirePositive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be positive: " + value);
        }
    }

    int leastCapacity() {
        return leastCapacity;
    }

    @Nullable String common() {
        return common;
    }

    Reader<T, X> open(Edge<T> edge, Exit<?> exit) {
        return opener.apply(edge, exit);
    }

    @Override
    public String toString() {
        return name;
    }
}
