package io.github.parallelpipe;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a pipeline's definition.
 *
 * @param name       its name, unique in the pipeline
 * @param threadNames those of its workers, the same in every run
 * @param intake     how it reads its buffer
 * @param instances  what it does; of a sink, a stage that emits what it was given
 * @param contextual whether it is told the context of each item
 * @param options    how it is run
 * @param outlet     the sink itself, where that is an outlet
 */
record Node<T, X, O>(
        String name,
        List<String> threadNames,
        Intake<T, X> intake,
        Instances<X, O> instances,
        boolean contextual,
        StageOptions<T> options,
        @Nullable Outlet<?> outlet) {

    static <T, X, O> Node<T, X, O> stage(
            String name, Intake<T, X> intake, Stage<? super X, ? extends O> stage, StageOptions<T> options) {
        if (stage instanceof StagePerWorker<? super X, ? extends O> each) {
            return new Node<>(name, List.of(), intake, Instances.perWorker(each, name), true, options, null);
        }
        boolean contextual = stage instanceof ContextStage;
        Instances<X, O> shared = Instances.shared(new StageCall<>(stage));
        return new Node<>(name, List.of(), intake, shared, contextual, options, null);
    }

    /** Unordered, since what it was given goes nowhere. */
    static <T, X> Node<T, X, X> sink(
            String name, Intake<T, X> intake, Sink<? super X> sink, StageOptions<T> options) {
        if (sink instanceof SinkPerWorker<? super X> each) {
            return new Node<>(name, List.of(), intake, Instances.perWorker(each), true, options.unordered(), null);
        }
        Outlet<?> outlet = sink instanceof Outlet<?> itself ? itself : null;
        boolean contextual = sink instanceof ContextSink;
        Instances<X, X> shared = Instances.shared(new SinkCall<>(sink));
        return new Node<>(name, List.of(), intake, shared, contextual, options.unordered(), outlet);
    }

    /** Whether it matters to the stage when an item has entered the pipeline; as far as is known, where each worker makes its own. */
    boolean seesAges() {
        return contextual || options.maxAge() != null;
    }

    /** Whether its results have an order that its workers could lose. */
    boolean isOrdered() {
        return options.workers() > 1 && options.isOrdered();
    }

    /** This, as one of a pipeline, with its defaults, and checked for what only shows with them. */
    Node<T, X, O> completed(String pipeline, StageOptions<Object> defaults) {
        StageOptions<T> complete = options.orElse(defaults);
        require(intake.leastCapacity() <= complete.capacity(), () -> "reads " + intake + ", which needs a buffer of at least "
                + intake.leastCapacity() + ": buffer(" + complete.capacity() + ")");
        boolean several = complete.workers() > 1;
        require(!several || intake.common() == null, () -> "reads " + intake + ": its workers would not know "
                + intake.common() + ", so there must be only one: workers(" + complete.workers() + ")");
        require(!several || outlet == null, () -> "is an outlet, where nothing is to be done but to keep the order, so it must have one"
                + " worker: workers(" + complete.workers() + ")");
        List<String> names = IntStream.range(0, complete.workers())
                .mapToObj(worker -> pipeline + "/" + name + "-" + worker)
                .toList();
        return new Node<>(name, names, intake, instances, contextual, complete, outlet);
    }

    private void require(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("stage '" + name + "' " + otherwise.get());
        }
    }
}
