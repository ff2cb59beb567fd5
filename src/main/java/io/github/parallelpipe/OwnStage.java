package io.github.parallelpipe;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Of a stage that each worker has an instance of, that of one worker: made on its thread, when it opens it. */
final class OwnStage<X, O> implements ContextStage<X, O> {

    private final Supplier<ContextStage<X, O>> maker;
    private @Nullable ContextStage<X, O> opened;

    OwnStage(Supplier<ContextStage<X, O>> maker) {
        this.maker = maker;
    }

    @Override
    public void open() throws Exception {
        ContextStage<X, O> made = maker.get();
        opened = made;
        made.open();
    }

    @Override
    public @Nullable O process(X item, ItemContext context) throws Exception {
        return stage().process(item, context);
    }

    @Override
    public void close() throws Exception {
        stage().close();
    }

    private ContextStage<X, O> stage() {
        return Objects.requireNonNull(opened);
    }
}
