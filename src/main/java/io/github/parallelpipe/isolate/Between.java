package io.github.parallelpipe.isolate;

import io.github.parallelpipe.ContextStage;
import io.github.parallelpipe.ItemContext;
import io.github.parallelpipe.Stage;
import io.github.parallelpipe.StagePerWorker;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An isolated stage, and what is done here before and after it. */
record Between<F, I, O, D>(
        Isolated<I, O> isolated,
        Function<? super F, ? extends I> before,
        BiFunction<? super F, ? super O, ? extends D> after)
        implements StagePerWorker<F, D> {

    @Override
    public Supplier<Stage<F, D>> forRun(String name) {
        Supplier<ContextStage<I, O>> inner = isolated.forRun(name);
        return () -> new Part<>(inner.get(), before, after);
    }

    private record Part<F, I, O, D>(
            ContextStage<I, O> inner,
            Function<? super F, ? extends I> before,
            BiFunction<? super F, ? super O, ? extends D> after)
            implements ContextStage<F, D> {

        @Override
        public void open() throws Exception {
            inner.open();
        }

        @Override
        public @Nullable D process(F item, ItemContext context) throws Exception {
            O result = inner.process(before.apply(item), context);
            return result == null ? null : after.apply(item, result);
        }

        @Override
        public void close() throws Exception {
            inner.close();
        }
    }
}
