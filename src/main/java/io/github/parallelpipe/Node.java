package io.github.parallelpipe;

import org.jspecify.annotations.Nullable;

/**
 * One stage of a pipeline's definition.
 *
 * @param name       its name, unique in the pipeline
 * @param threadName that of its threads, the same one in every run
 * @param intake     how it reads its buffer
 * @param stage      what it does; of a sink, a stage that emits what it was given
 * @param contextual whether it is told the context of each item
 * @param options    how it is run
 * @param outlet     the sink itself, where that is an outlet
 */
record Node<T, X, O>(
        String name,
        String threadName,
        Intake<T, X> intake,
        ContextStage<X, O> stage,
        boolean contextual,
        StageOptions<T> options,
        @Nullable Outlet<?> outlet) {

    static <T, X, O> Node<T, X, O> stage(
            String pipeline,
            String name,
            Intake<T, X> intake,
            Stage<? super X, ? extends O> stage,
            StageOptions<T> options) {
        boolean contextual = stage instanceof ContextStage;
        return new Node<>(name, threadName(pipeline, name), intake, new StageCall<>(stage), contextual, options, null);
    }

    static <T, X> Node<T, X, X> sink(
            String pipeline, String name, Intake<T, X> intake, Sink<? super X> sink, StageOptions<T> options) {
        Outlet<?> outlet = sink instanceof Outlet<?> itself ? itself : null;
        boolean contextual = sink instanceof ContextSink;
        return new Node<>(name, threadName(pipeline, name), intake, new SinkCall<>(sink), contextual, options, outlet);
    }

    private static String threadName(String pipeline, String stage) {
        return pipeline + "/" + stage + "-0";
    }

    /** Whether it matters to the stage when an item has entered the pipeline. */
    boolean seesAges() {
        return contextual || options.maxAge() != null;
    }

    /** This, with the pipeline's defaults, and checked for what only shows with them. */
    Node<T, X, O> completed(StageOptions<Object> defaults) {
        StageOptions<T> complete = options.orElse(defaults);
        if (intake.leastCapacity() > complete.capacity()) {
            throw new IllegalArgumentException("stage '" + name + "' reads " + intake + ", which needs a buffer of at least "
                    + intake.leastCapacity() + ": buffer(" + complete.capacity() + ")");
        }
        return new Node<>(name, threadName, intake, stage, contextual, complete, outlet);
    }
}
