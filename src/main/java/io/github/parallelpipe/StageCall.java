package io.github.parallelpipe;

import org.jspecify.annotations.Nullable;

/** Calls a stage of either kind. */
record StageCall<X, O>(Stage<? super X, ? extends O> stage) implements ContextStage<X, O> {

    @Override
    public void open() throws Exception {
        stage.open();
    }

    @Override
    public @Nullable O process(X item, ItemContext context) throws Exception {
        if (stage instanceof ContextStage<? super X, ? extends O> withContext) {
            return withContext.process(item, context);
        }
        return stage.process(item);
    }

    @Override
    public void close() throws Exception {
        stage.close();
    }
}
