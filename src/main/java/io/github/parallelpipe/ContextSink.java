package io.github.parallelpipe;

/**
 * A {@link Sink} that is told where each item comes from.
 *
 * @param <I> what it is given
 */
@FunctionalInterface
public interface ContextSink<I> extends Sink<I> {

    /**
     * Gives a lambda this type: {@code sink("show", ContextSink.of((item, context) -> ...))}.
     *
     * @param sink the sink
     * @param <I>  what it is given
     * @return {@code sink}
     */
    static <I> ContextSink<I> of(ContextSink<I> sink) {
        return sink;
    }

    /**
     * Takes one item, as {@link Sink#accept(Object)}.
     *
     * @param item    what the sink's intake has read; never null
     * @param context where it comes from; valid until this call returns
     * @throws Exception if it cannot be done
     */
    void accept(I item, ItemContext context) throws Exception;

    /**
     * Not for this kind of sink.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    default void accept(I item) {
        throw new UnsupportedOperationException("a ContextSink needs the context: call accept(item, context)");
    }
}
