package io.github.parallelpipe.isolate;

import io.github.parallelpipe.ContextStage;
import io.github.parallelpipe.Stage;
import io.github.parallelpipe.StagePerWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A stage that runs in a JVM of its own: {@code stage("detect", Isolated.of(Detector.class))}. Each worker has a child,
 * or {@linkplain #inFlight shares one}, which is started with the run and ends with it: also if this process is killed,
 * or the stage hangs.
 *
 * <p>The child has the class path and module path and the JDK of this process, but none of its options and system
 * properties ({@link #jvm} adds some); it makes the stage of its class. Where that is in a module, its package must be
 * exported, or opened if the class is not public, to this library. What goes in and out are arrays of bytes and byte
 * buffers as they are, other items by Java's serialization, of which only plain data of the JDK and {@linkplain #allow
 * allowed} classes are read, and not what is nested deeper than 20; or by a {@link Codec}.
 *
 * <p><em>If it fails:</em> what the stage throws comes over, as an {@link IsolationException.Threw}. If the child ends
 * in any other way, that is another {@link IsolationException}; where the stage's failure policy is SKIP, the next item
 * gets a new child, as often as {@link #restarts} allows, and then the run fails. The item that was in the child is
 * tried again if {@link #retries} says so, or else discarded as FAILED.
 *
 * <p>A child that has ended with nothing in hand is noticed with the next item, which is then sent to another. A
 * process that the stage itself has started ends with the child only if the child is killed from here.
 *
 * <p>Immutable: each method gives a changed copy.
 *
 * @apiNote It costs a process, some 40 MB, and for each item two messages over a socket: some 30 µs for a small one. In
 *     return a crash, a leak or a hang in native code costs an item, not the process.
 * @param <I> what it is given
 * @param <O> what it makes of it
 */
public final class Isolated<I, O> implements StagePerWorker<I, O> {

    /** Without its name, which only a pipeline knows. */
    private final Recipe recipe;
    private final List<String> jvmOptions;
    private final @Nullable Duration itemLimit;
    private final int restarts;
    private final Duration within;
    private final int retries;
    private final int inFlight;

    private Isolated(
            Recipe recipe,
            List<String> jvmOptions,
            @Nullable Duration itemLimit,
            int restarts,
            Duration within,
            int retries,
            int inFlight) {
        this.recipe = recipe;
        this.jvmOptions = jvmOptions;
        this.itemLimit = itemLimit;
        this.restarts = restarts;
        this.within = within;
        this.retries = retries;
        this.inFlight = inFlight;
    }

    /**
     * A stage in a JVM of its own, without limits, and never started again.
     *
     * @param stage its class, which has a constructor without parameters
     * @param <I>   what it is given
     * @param <O>   what it makes of it
     * @return the stage
     * @throws IllegalArgumentException if there can be no instance of the class: it is abstract, local, not static, or has no such
     *     constructor
     */
    public static <I, O> Isolated<I, O> of(Class<? extends Stage<I, O>> stage) {
        Objects.requireNonNull(stage, "stage must not be null");
        return new Isolated<>(Recipe.of(Made.require(stage)), List.of(), null, 0, Duration.ZERO, 0, 1);
    }

    /**
     * What a stage does, in a JVM of its own: for {@link io.github.parallelpipe.PipelineBuilder#eachStage}, as in {@code
     * builder.eachStage((name, stage) -> Isolated.like(stage))}, which isolates all that the pipeline has so far.
     *
     * @param stage a stage, whose class has a constructor without parameters; the instance itself is not used
     * @param <I>   what it is given
     * @param <O>   what it makes of it
     * @return the stage; {@code stage} itself if it is isolated already
     * @throws IllegalArgumentException if there can be no instance of the class, as for {@link #of}: a lambda's, for one
     */
    @SuppressWarnings("unchecked") // the class of a stage of these types
    public static <I, O> Isolated<I, O> like(Stage<I, O> stage) {
        return stage instanceof Isolated<I, O> isolated
                ? isolated
                : of((Class<? extends Stage<I, O>>) stage.getClass());
    }

    /**
     * Adds options for the child's JVM, such as {@code -Xmx512m}.
     *
     * @param options the options
     * @return the changed stage
     */
    public Isolated<I, O> jvm(String... options) {
        List<String> more = new ArrayList<>(jvmOptions);
        more.addAll(List.of(options));
        return new Isolated<>(recipe, List.copyOf(more), itemLimit, restarts, within, retries, inFlight);
    }

    /**
     * Allows classes to be read that are written by Java's serialization, here and in the child. Others are refused,
     * with their name.
     *
     * @param types the classes, of items and of whatever they hold, their superclasses too; of arrays, what these are of
     * @return the changed stage
     */
    public Isolated<I, O> allow(Class<?>... types) {
        return with(recipe.allowing(types));
    }

    /**
     * Sets how items pass to the child.
     *
     * @param codec the class of the codec
     * @return the changed stage
     * @throws IllegalArgumentException if there can be no instance of the class, as for {@link #of}
     */
    public Isolated<I, O> input(Class<? extends Codec<I>> codec) {
        return with(recipe.withInput(Made.require(codec)));
    }

    /**
     * Sets how results pass from the child.
     *
     * @param codec the class of the codec
     * @return the changed stage
     * @throws IllegalArgumentException if there can be no instance of the class, as for {@link #of}
     */
    public Isolated<I, O> output(Class<? extends Codec<O>> codec) {
        return with(recipe.withOutput(Made.require(codec)));
    }

    /**
     * Sets how many bytes an item or a result may have on its way; 64 MiB by default.
     *
     * @param bytes how many, at least 1
     * @return the changed stage
     * @throws IllegalArgumentException if {@code bytes} is less than 1
     */
    public Isolated<I, O> mostBytes(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("most bytes must be positive: " + bytes);
        }
        return with(recipe.withMostBytes(bytes));
    }

    /**
     * Sets how long the child may take for an item, and for closing its stage; then it is killed. Any time by default.
     * To start, and to open its stage, it has a minute.
     *
     * @param limit how long, more than zero
     * @return the changed stage
     * @throws IllegalArgumentException if {@code limit} is zero or negative
     */
    public Isolated<I, O> itemLimit(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("item limit must be positive: " + limit);
        }
        return new Isolated<>(recipe, jvmOptions, limit, restarts, within, retries, inFlight);
    }

    /**
     * Sets how often a worker's child may be started again after it has ended; never by default. Once that is used up, the run
     * fails by an {@link IsolationError}.
     *
     * @param most   how often, not negative
     * @param within in what time, more than zero
     * @return the changed stage
     * @throws IllegalArgumentException if {@code most} is negative, or {@code within} zero or negative
     */
    public Isolated<I, O> restarts(int most, Duration within) {
        if (most < 0) {
            throw new IllegalArgumentException("restarts must not be negative: " + most);
        }
        if (within.isZero() || within.isNegative()) {
            throw new IllegalArgumentException("time of restarts must be positive: " + within);
        }
        return new Isolated<>(recipe, jvmOptions, itemLimit, most, within, retries, inFlight);
    }

    /**
     * Sets how often an item is tried again that a child had in hand when it ended; not by default. What an item has done in
     * the child before is not undone.
     *
     * @param most how often, not negative
     * @return the changed stage
     * @throws IllegalArgumentException if {@code most} is negative
     */
    public Isolated<I, O> retries(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("retries must not be negative: " + most);
        }
        return new Isolated<>(recipe, jvmOptions, itemLimit, restarts, within, most, inFlight);
    }

    /**
     * Sets how many workers share a child, which works on one item at a time: while it does, the others' items are on
     * the way to it, or their results on the way back. By default 1, so each worker has a child of its own. {@code
     * stage("detect", Isolated.of(Detector.class).inFlight(8), options -> options.workers(8))} has one child, and keeps
     * it busy.
     *
     * @param workers how many, at least 1
     * @return the changed stage
     * @throws IllegalArgumentException if {@code workers} is less than 1
     */
    public Isolated<I, O> inFlight(int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("in flight must be positive: " + workers);
        }
        return new Isolated<>(recipe, jvmOptions, itemLimit, restarts, within, retries, workers);
    }

    /**
     * This stage for items that stay here: only what is made of them goes to the child, and what comes back is put
     * together with them. For items that are large, or cannot be written, or belong to a pool.
     *
     * @param before makes of an item what goes to the child
     * @param after  makes the stage's result of the item and of what came back; not called where that is nothing
     * @param <F>    what the stage is given
     * @param <D>    what it makes of it
     * @return the stage, whose options can no longer be changed
     */
    public <F, D> StagePerWorker<F, D> between(
            Function<? super F, ? extends I> before, BiFunction<? super F, ? super O, ? extends D> after) {
        Objects.requireNonNull(before, "what comes before must not be null");
        Objects.requireNonNull(after, "what comes after must not be null");
        return new Between<>(this, before, after);
    }

    private Isolated<I, O> with(Recipe changed) {
        return new Isolated<>(changed, jvmOptions, itemLimit, restarts, within, retries, inFlight);
    }

    /** What gives each worker of a run its part. */
    @Override
    public Supplier<ContextStage<I, O>> forRun(String name) {
        return new Seats<>(
                () -> new Seat(recipe.named(name), jvmOptions, itemLimit, new Restarts(restarts, within)), inFlight, retries);
    }
}
