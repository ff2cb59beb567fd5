package io.github.parallelpipe.examples.video;

import io.github.parallelpipe.ContextStage;
import io.github.parallelpipe.ItemContext;
import io.github.parallelpipe.Stage;
import io.github.parallelpipe.StagePerWorker;
import java.util.function.Supplier;

/**
 * A stage of which each worker has its own, with something done around its work on each item: to measure it, say. It is
 * opened and closed as it is.
 *
 * @param stage the stage
 * @param around what is done, by all workers at once
 */
record Around<I, O>(StagePerWorker<I, O> stage, Work<I, O> around) implements StagePerWorker<I, O> {

    /** Lets a stage work on an item, and does something before or after. */
    @FunctionalInterface
    interface Work<I, O> {
        O process(ContextStage<I, O> stage, I item, ItemContext context) throws Exception;
    }

    @Override
    public Supplier<ContextStage<I, O>> forRun(String name) {
        Supplier<? extends Stage<? super I, ? extends O>> workers = stage.forRun(name);
        return () -> new Part<>(workers.get(), around);
    }

    /** One worker's. */
    private record Part<I, O>(Stage<? super I, ? extends O> stage, Work<I, O> around) implements ContextStage<I, O> {

        @Override
        public void open() throws Exception {
            stage.open();
        }

        @Override
        public O process(I item, ItemContext context) throws Exception {
            return around.process(this::call, item, context);
        }

        private O call(I item, ItemContext context) throws Exception {
            return stage instanceof ContextStage<? super I, ? extends O> contextual
                    ? contextual.process(item, context)
                    : stage.process(item);
        }

        @Override
        public void close() throws Exception {
            stage.close();
        }
    }
}
