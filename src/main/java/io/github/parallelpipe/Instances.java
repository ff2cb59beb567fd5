package io.github.parallelpipe;

import java.util.Objects;
import java.util.function.Supplier;

/** What the workers of a stage work with: an instance that they share, or one each. */
@FunctionalInterface
interface Instances<X, O> {

    /** Gives each of the workers of a run what it works with. */
    Supplier<ContextStage<X, O>> forRun(int workers);

    static <X, O> Instances<X, O> shared(ContextStage<X, O> stage) {
        return workers -> {
            ContextStage<X, O> instance = workers > 1 ? new SharedStage<>(stage) : stage;
            return () -> instance;
        };
    }

    static <X, O> Instances<X, O> perWorker(StagePerWorker<? super X, ? extends O> stage, String name) {
        return workers -> {
            Supplier<? extends Stage<? super X, ? extends O>> run = stage.forRun(name);
            return () -> new OwnStage<>(() -> new StageCall<>(
                    Objects.requireNonNull(run.get(), "supplier of stages must not give null")));
        };
    }

    static <X> Instances<X, X> perWorker(SinkPerWorker<? super X> sink) {
        return workers -> () -> new OwnStage<>(() -> new SinkCall<>(sink.make()));
    }
}
