package io.github.parallelpipe;

import java.util.Objects;
import java.util.function.Supplier;

/** What the workers of a stage work with: an instance that they share, or one each. */
sealed interface Instances<X, O> {

    /** Gives each of the workers of a run what it works with. */
    Supplier<ContextStage<X, O>> forRun(String name, int workers);

    /** Whether they are told the context of each item; as far as is known, where each worker makes its own. */
    boolean isContextual();

    /** Those of a stage. */
    record OfStage<X, O>(Stage<? super X, ? extends O> stage) implements Instances<X, O> {

        @Override
        public Supplier<ContextStage<X, O>> forRun(String name, int workers) {
            if (stage instanceof StagePerWorker<? super X, ? extends O> each) {
                Supplier<? extends Stage<? super X, ? extends O>> run = each.forRun(name);
                return () -> new OwnStage<>(() -> new StageCall<>(
                        Objects.requireNonNull(run.get(), "supplier of stages must not give null")));
            }
            return shared(new StageCall<>(stage), workers);
        }

        @Override
        public boolean isContextual() {
            return stage instanceof ContextStage || stage instanceof StagePerWorker;
        }
    }

    /** Those of a sink, as stages that emit what they were given. */
    record OfSink<X>(Sink<? super X> sink) implements Instances<X, X> {

        @Override
        public Supplier<ContextStage<X, X>> forRun(String name, int workers) {
            if (sink instanceof SinkPerWorker<? super X> each) {
                return () -> new OwnStage<>(() -> new SinkCall<>(each.make()));
            }
            return shared(new SinkCall<>(sink), workers);
        }

        @Override
        public boolean isContextual() {
            return sink instanceof ContextSink || sink instanceof SinkPerWorker;
        }
    }

    private static <X, O> Supplier<ContextStage<X, O>> shared(ContextStage<X, O> stage, int workers) {
        ContextStage<X, O> instance = workers > 1 ? new SharedStage<>(stage) : stage;
        return () -> instance;
    }
}
