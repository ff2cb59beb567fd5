package io.github.parallelpipe;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.buffer.RingBuffer;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a stage is run: its buffer, and what happens to items that fail, grow old or are discarded. Immutable: each method
 * gives a changed copy. What is not set is the pipeline's default, and where that is not set either, what is said here.
 *
 * {@snippet lang=java :
 * .stage("detect", detector::detect, options -> options.buffer(8, Overflow.BLOCK).onFailure(FailurePolicy.SKIP))
 * }
 *
 * @param <T> the type of the items in the stage's buffer
 */
public final class StageOptions<T> {

    private static final int DEFAULT_CAPACITY = 2;
    private static final int MAX_WORKERS = 1 << 16;

    private final @Nullable Integer capacity;
    private final @Nullable Overflow overflow;
    private final @Nullable FailurePolicy onFailure;
    private final @Nullable Duration maxAge;
    private final @Nullable DiscardHandler<? super T> onDiscard;
    private final @Nullable Boolean platformThread;
    private final @Nullable Integer workers;
    private final @Nullable Boolean unordered;

    private StageOptions(
            @Nullable Integer capacity,
            @Nullable Overflow overflow,
            @Nullable FailurePolicy onFailure,
            @Nullable Duration maxAge,
            @Nullable DiscardHandler<? super T> onDiscard,
            @Nullable Boolean platformThread,
            @Nullable Integer workers,
            @Nullable Boolean unordered) {
        this.capacity = capacity;
        this.overflow = overflow;
        this.onFailure = onFailure;
        this.maxAge = maxAge;
        this.onDiscard = onDiscard;
        this.platformThread = platformThread;
        this.workers = workers;
        this.unordered = unordered;
    }

    static <T> StageOptions<T> unset() {
        return new StageOptions<>(null, null, null, null, null, null, null, null);
    }

    /**
     * Sets the capacity of the stage's buffer; 2 by default.
     *
     * @param capacity how many items can wait for the stage, from 1 to {@link RingBuffer#MAX_CAPACITY}
     * @return the changed options
     * @throws IllegalArgumentException if {@code capacity} is out of range
     */
    public StageOptions<T> buffer(int capacity) {
        RingBuffer.requireCapacity(capacity);
        return new StageOptions<>(
                capacity, overflow, onFailure, maxAge, onDiscard, platformThread, workers, unordered);
    }

    /**
     * Sets the capacity of the stage's buffer, and what it does when full; {@link Overflow#DROP_OLDEST} by default.
     *
     * <p>Where nothing can be dropped ({@link Overflow#BLOCK}, {@link Overflow#FAIL}), a stage with one worker claims
     * all that waits for it at once, since that is several times faster; so besides the {@code capacity} items that
     * wait, it may have as many in hand.
     *
     * @param capacity how many items can wait for the stage, from 1 to {@link RingBuffer#MAX_CAPACITY}
     * @param overflow what happens to one more
     * @return the changed options
     * @throws IllegalArgumentException if {@code capacity} is out of range
     */
    public StageOptions<T> buffer(int capacity, Overflow overflow) {
        Objects.requireNonNull(overflow, "overflow must not be null");
        StageOptions<T> sized = buffer(capacity);
        return new StageOptions<>(
                sized.capacity, overflow, onFailure, maxAge, onDiscard, platformThread, workers, unordered);
    }

    /**
     * Sets what happens when the stage throws an exception; {@link FailurePolicy#STOP} by default.
     *
     * @param policy the policy
     * @return the changed options
     */
    public StageOptions<T> onFailure(FailurePolicy policy) {
        Objects.requireNonNull(policy, "failure policy must not be null");
        return new StageOptions<>(
                capacity, overflow, policy, maxAge, onDiscard, platformThread, workers, unordered);
    }

    /**
     * Sets the age beyond which the stage does not work on an item any more, but discards it as
     * {@link DiscardReason#EXPIRED}; none by default. The age is that since the item entered the pipeline, looked at just
     * before the stage would work on it.
     *
     * @param maxAge the age, more than zero
     * @return the changed options
     * @throws IllegalArgumentException if {@code maxAge} is zero or negative
     */
    public StageOptions<T> maxAge(Duration maxAge) {
        Objects.requireNonNull(maxAge, "maximum age must not be null");
        if (maxAge.isZero() || maxAge.isNegative()) {
            throw new IllegalArgumentException("maximum age must be positive: " + maxAge);
        }
        return new StageOptions<>(
                capacity, overflow, onFailure, maxAge, onDiscard, platformThread, workers, unordered);
    }

    /**
     * Sets who is told of the items that are discarded at this stage; nobody by default. In place of the pipeline's
     * default, not besides it.
     *
     * @param handler the handler
     * @return the changed options
     */
    public StageOptions<T> onDiscard(DiscardHandler<? super T> handler) {
        Objects.requireNonNull(handler, "discard handler must not be null");
        return new StageOptions<>(
                capacity, overflow, onFailure, maxAge, handler, platformThread, workers, unordered);
    }

    /**
     * Runs the stage on a platform thread; on a virtual thread by default.
     *
     * @apiNote For a stage that spends its time in native code (JNI, FFM): such a call holds the carrier of a virtual
     *     thread, and as many of them as there are processors leave none to the other stages.
     * @return the changed options
     */
    public StageOptions<T> platformThread() {
        return new StageOptions<>(
                capacity, overflow, onFailure, maxAge, onDiscard, true, workers, unordered);
    }

    /**
     * Sets how many workers the stage has, each on a thread of its own; 1 by default. They work on different items at
     * once, and what comes of them goes on in the order in which they were taken, unless {@link #unordered()} is set. A
     * sink is called in no such order.
     *
     * <p>An item that takes long holds up the results of those behind it, but not the work on them, as long as no more
     * than twice as many items as workers are taken and not handed on; of lists of items, as many lists. Nothing is
     * claimed ahead.
     *
     * <p>The workers share the stage's instance, which has to bear that ({@link Stage}); or each has one of its own, with
     * {@link Stage#perWorker}.
     *
     * <p>The intakes {@link Intake#latest() latest} and {@link Intake#window window} allow one worker only, and so does
     * an {@link Outlet}: this is checked when the pipeline is built.
     *
     * @apiNote For a stage that is slower than the others: as many as there are processors where it computes, more
     *     where it waits. What has waited for a slow item goes on all at once, so the next buffer should have room for
     *     it, or will drop some.
     * @param workers how many, from 1 to {@value #MAX_WORKERS}
     * @return the changed options
     * @throws IllegalArgumentException if {@code workers} is out of range
     */
    public StageOptions<T> workers(int workers) {
        if (workers < 1 || workers > MAX_WORKERS) {
            throw new IllegalArgumentException("workers must be from 1 to " + MAX_WORKERS + ": " + workers);
        }
        return new StageOptions<>(
                capacity, overflow, onFailure, maxAge, onDiscard, platformThread, workers, unordered);
    }

    /**
     * Lets each of several workers hand on its results as soon as it has them, in whatever order that is; in order by
     * default. How many items were lost before a result ({@link ItemContext#missed()}) is then what this worker has
     * lost since its last one.
     *
     * @return the changed options
     */
    public StageOptions<T> unordered() {
        return new StageOptions<>(capacity, overflow, onFailure, maxAge, onDiscard, platformThread, workers, true);
    }

    /** These options, and where they are not set, the others. */
    StageOptions<T> orElse(StageOptions<? super T> defaults) {
        return new StageOptions<>(
                capacity != null ? capacity : defaults.capacity,
                overflow != null ? overflow : defaults.overflow,
                onFailure != null ? onFailure : defaults.onFailure,
                maxAge != null ? maxAge : defaults.maxAge,
                onDiscard != null ? onDiscard : defaults.onDiscard,
                platformThread != null ? platformThread : defaults.platformThread,
                workers != null ? workers : defaults.workers,
                unordered != null ? unordered : defaults.unordered);
    }

    int capacity() {
        return Objects.requireNonNullElse(capacity, DEFAULT_CAPACITY);
    }

    Overflow overflow() {
        return Objects.requireNonNullElse(overflow, Overflow.DROP_OLDEST);
    }

    FailurePolicy failurePolicy() {
        return Objects.requireNonNullElse(onFailure, FailurePolicy.STOP);
    }

    @Nullable Duration maxAge() {
        return maxAge;
    }

    @Nullable DiscardHandler<? super T> discardHandler() {
        return onDiscard;
    }

    boolean isPlatformThread() {
        return Boolean.TRUE.equals(platformThread);
    }

    int workers() {
        return Objects.requireNonNullElse(workers, 1);
    }

    boolean isOrdered() {
        return !Boolean.TRUE.equals(unordered);
    }
}
