package io.github.parallelpipe;

import java.util.Objects;
import java.util.function.Supplier;

/** Stands for a sink of which each worker has an instance of its own. */
record SinkPerWorker<I>(Supplier<? extends Sink<? super I>> supplier) implements Sink<I> {

    Sink<? super I> make() {
        return Objects.requireNonNull(supplier.get(), "supplier of sinks must not give null");
    }

    @Override
    public void accept(I item) {
        throw new UnsupportedOperationException("each worker of a pipeline makes its own sink: this one is none");
    }
}
