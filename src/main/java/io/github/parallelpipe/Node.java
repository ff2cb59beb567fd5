package io.github.parallelpipe;

import io.github.parallelpipe.Instances.OfSink;
import io.github.parallelpipe.Instances.OfStage;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a pipeline's definition.
 *
 * @param name        its name, unique in the pipeline
 * @param threadNames those of its workers, the same in every run
 * @param intake      how it reads its buffer
 * @param instances   what it does
 * @param options     how it is run
 */
record Node<T, X, O>(
        String name, List<String> threadNames, Intake<T, X> intake, Instances<X, O> instances, StageOptions<T> options) {

    static <T, X, O> Node<T, X, O> stage(
            String name, Intake<T, X> intake, Stage<? super X, ? extends O> stage, StageOptions<T> options) {
        return new Node<>(name, List.of(), intake, new OfStage<>(stage), options);
    }

    /** Unordered, since what it was given goes nowhere. */
    static <T, X> Node<T, X, X> sink(
            String name, Intake<T, X> intake, Sink<? super X> sink, StageOptions<T> options) {
        return new Node<>(name, List.of(), intake, new OfSink<>(sink), options.unordered());
    }

    /** The same with another stage in the place of its own. */
    @SuppressWarnings("unchecked") // the change has to see to it that the new one takes and gives what the old one did
    Node<T, X, O> changed(BiFunction<? super String, ? super Stage<Object, Object>, ? extends Stage<Object, Object>> change) {
        if (!(instances instanceof OfStage<X, O>(Stage<? super X, ? extends O> stage))) {
            return this;
        }
        Stage<Object, Object> changed = change.apply(name, (Stage<Object, Object>) stage);
        Objects.requireNonNull(changed, () -> "stage '" + name + "' must not be changed to null");
        return new Node<>(name, threadNames, intake, new OfStage<>((Stage<X, O>) (Stage<?, ?>) changed), options);
    }

    /** The sink itself, where that is an outlet. */
    @Nullable Outlet<?> outlet() {
        return instances instanceof OfSink<?>(Outlet<?> outlet) ? outlet : null;
    }

    /** Whether it matters to the stage when an item has entered the pipeline. */
    boolean seesAges() {
        return instances.isContextual() || options.maxAge() != null;
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
        require(!several || outlet() == null, () -> "is an outlet, where nothing is to be done but to keep the order, so it"
                + " must have one worker: workers(" + complete.workers() + ")");
        List<String> names = IntStream.range(0, complete.workers())
                .mapToObj(worker -> pipeline + "/" + name + "-" + worker)
                .toList();
        return new Node<>(name, names, intake, instances, complete);
    }

    private void require(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("stage '" + name + "' " + otherwise.get());
        }
    }
}
