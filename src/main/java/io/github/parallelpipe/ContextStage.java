package io.github.parallelpipe;

import org.jspecify.annotations.Nullable;

/**
 * A {@link Stage} that is told where each item comes from: its number, its age, and how many were lost before it.
 *
 * @param <I> what it is given
 * @param <O> what it makes of it
 */
@FunctionalInterface
public interface ContextStage<I, O> extends Stage<I, O> {

    /**
     * Gives a lambda this type: {@code stage("track", ContextStage.of((item, context) -> ...))}.
     *
     * @param stage the stage
     * @param <I>   what it is given
     * @param <O>   what it makes of it
     * @return {@code stage}
     */
    static <I, O> ContextStage<I, O> of(ContextStage<I, O> stage) {
        return stage;
    }

    /**
     * Works on one item, as {@link Stage#process(Object)}.
     *
     * @param item    what the stage's intake has read; never null
     * @param context where it comes from; valid until this call returns
     * @return what goes on to the next stage; null for nothing
     * @throws Exception if it cannot be done
     */
    @Nullable O process(I item, ItemContext context) throws Exception;

    /**
     * Not for this kind of stage.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    default @Nullable O process(I item) {
        throw new UnsupportedOperationException("a ContextStage needs the context: call process(item, context)");
    }
}
