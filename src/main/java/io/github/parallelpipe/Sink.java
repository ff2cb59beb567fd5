package io.github.parallelpipe;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * The end of a pipeline: a {@link Stage} without a result.
 *
 * <p><em>Threading</em> and <em>memory consistency</em> as for {@link Stage}.
 *
 * @param <I> what it is given
 */
@FunctionalInterface
public interface Sink<I> {

    /**
     * A sink of which each worker has an instance of its own, as {@link Stage#perWorker}.
     *
     * @param supplier gives a new one each time
     * @param <I>      what it is given
     * @return what stands for them in a pipeline's definition
     */
    static <I> Sink<I> perWorker(Supplier<? extends Sink<? super I>> supplier) {
        return new SinkPerWorker<>(Objects.requireNonNull(supplier, "supplier of sinks must not be null"));
    }

    /**
     * Called once before the first item.
     *
     * @throws Exception if the sink cannot work: the run fails, and {@link #close()} is not called
     */
    default void open() throws Exception {}

    /**
     * Takes one item, which is then delivered.
     *
     * @param item what the sink's intake has read: one item of its buffer, or a list of several; never null
     * @throws Exception if it cannot be done, as for {@link Stage#process(Object)}
     */
    void accept(I item) throws Exception;

    /**
     * Called once after the last item, also after a failure or a cancel (then the thread may be interrupted), if
     * {@link #open()} returned.
     *
     * @throws Exception if the sink could not be closed: the run fails, unless it was cancelled
     */
    default void close() throws Exception {}
}
