package io.github.parallelpipe;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stands for a stage of which each worker has an instance of its own. */
record StagePerWorker<I, O>(Supplier<? extends Stage<? super I, ? extends O>> supplier) implements Stage<I, O> {

    Stage<? super I, ? extends O> make() {
        return Objects.requireNonNull(supplier.get(), "supplier of stages must not give null");
    }

    @Override
    public @Nullable O process(I item) {
        throw new UnsupportedOperationException("each worker of a pipeline makes its own stage: this one is none");
    }
}
