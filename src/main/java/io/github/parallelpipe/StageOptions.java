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

    private final @Nullable Integer capacity;
    private final @Nullable Overflow overflow;
    private final @Nullable FailurePolicy onFailure;
    private final @Nullable Duration maxAge;
    private final @Nullable DiscardHandler<? super T> onDiscard;
    private final @Nullable Boolean platformThread;

    private StageOptions(
            @Nullable Integer capacity,
            @Nullable Overflow overflow,
            @Nullable FailurePolicy onFailure,
            @Nullable Duration maxAge,
            @Nullable DiscardHandler<? super T> onDiscard,
            @Nullable Boolean platformThread) {
        this.capacity = capacity;
        this.overflow = overflow;
        this.onFailure = onFailure;
        this.maxAge = maxAge;
        this.onDiscard = onDiscard;
        this.platformThread = platformThread;
    }

    static <T> StageOptions<T> unset() {
        return new StageOptions<>(null, null, null, null, null, null);
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
        return new StageOptions<>(capacity, overflow, onFailure, maxAge, onDiscard, platformThread);
    }

    /**
     * Sets the capacity of the stage's buffer, and what it does when full; {@link Overflow#DROP_OLDEST} by default.
     *
     * <p>Where nothing can be dropped ({@link Overflow#BLOCK}, {@link Overflow#FAIL}), a stage claims all that waits for
     * it at once, since that is several times faster; so besides the {@code capacity} items that wait, it may have as
     * many in hand.
     *
     * @param capacity how many items can wait for the stage, from 1 to {@link RingBuffer#MAX_CAPACITY}
     * @param overflow what happens to one more
     * @return the changed options
     * @throws IllegalArgumentException if {@code capacity} is out of range
     */
    public StageOptions<T> buffer(int capacity, Overflow overflow) {
        Objects.requireNonNull(overflow, "overflow must not be null");
        StageOptions<T> sized = buffer(capacity);
        return new StageOptions<>(sized.capacity, overflow, onFailure, maxAge, onDiscard, platformThread);
    }

    /**
     * Sets what happens when the stage throws an exception; {@link FailurePolicy#STOP} by default.
     *
     * @param policy the policy
     * @return the changed options
     */
    public StageOptions<T> onFailure(FailurePolicy policy) {
        Objects.requireNonNull(policy, "failure policy must not be null");
        return new StageOptions<>(capacity, overflow, policy, maxAge, onDiscard, platformThread);
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
        return new StageOptions<>(capacity, overflow, onFailure, maxAge, onDiscard, platformThread);
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
        return new StageOptions<>(capacity, overflow, onFailure, maxAge, handler, platformThread);
    }

    /**
     * Runs the stage on a platform thread; on a virtual thread by default.
     *
     * @apiNote For a stage that spends its time in native code (JNI, FFM): such a call holds the carrier of a virtual
     *     thread, and as many of them as there are processors leave none to the other stages.
     * @return the changed options
     */
    public StageOptions<T> platformThread() {
        return new StageOptions<>(capacity, overflow, onFailure, maxAge, onDiscard, true);
    }

    /** These options, and where they are not set, the others. */
    StageOptions<T> orElse(StageOptions<? super T> defaults) {
        return new StageOptions<>(
                capacity != null ? capacity : defaults.capacity,
                overflow != null ? overflow : defaults.overflow,
                onFailure != null ? onFailure : defaults.onFailure,
                maxAge != null ? maxAge : defaults.maxAge,
                onDiscard != null ? onDiscard : defaults.onDiscard,
                platformThread != null ? platformThread : defaults.platformThread);
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
}
