package io.github.parallelpipe;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.buffer.RingBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Defines a pipeline step by step; {@code sink} ends the definition. Immutable: each step gives a new builder, so that a
 * beginning can be used for several pipelines.
 *
 * <p>What a step is given is checked there and then: a null is refused with a {@link NullPointerException}, a blank or
 * duplicate name with an {@link IllegalArgumentException}.
 *
 * @param <I> what the pipeline is given
 * @param <T> what comes out of the last stage so far
 */
public final class PipelineBuilder<I, T> {

    private final String name;
    private final List<Node<?, ?, ?>> nodes;
    private final StageOptions<Object> defaults;
    private final Hooks hooks;

    private PipelineBuilder(
            String name, List<Node<?, ?, ?>> nodes, StageOptions<Object> defaults, Hooks hooks) {
        this.name = name;
        this.nodes = nodes;
        this.defaults = defaults;
        this.hooks = hooks;
    }

    static <I> PipelineBuilder<I, I> named(String name) {
        return new PipelineBuilder<>(requireName("pipeline", name), List.of(), StageOptions.unset(), Hooks.NONE);
    }

    /**
     * Sets options for all stages that do not set them themselves, before this step or after it.
     *
     * @param options changes the defaults
     * @return the next step
     */
    public PipelineBuilder<I, T> defaults(UnaryOperator<StageOptions<Object>> options) {
        return new PipelineBuilder<>(name, nodes, applied(options, defaults), hooks);
    }

    /**
     * Sets the capacity of all buffers for which their stages do not set it.
     *
     * @param capacity how many items can wait for a stage, from 1 to {@link RingBuffer#MAX_CAPACITY}
     * @return the next step
     * @throws IllegalArgumentException if {@code capacity} is out of range
     */
    public PipelineBuilder<I, T> buffer(int capacity) {
        return defaults(options -> options.buffer(capacity));
    }

    /**
     * Sets the capacity and the overflow of all buffers for which their stages do not set them.
     *
     * @param capacity how many items can wait for a stage, from 1 to {@link RingBuffer#MAX_CAPACITY}
     * @param overflow what happens to one more
     * @return the next step
     * @throws IllegalArgumentException if {@code capacity} is out of range
     */
    public PipelineBuilder<I, T> buffer(int capacity, Overflow overflow) {
        return defaults(options -> options.buffer(capacity, overflow));
    }

    /**
     * Adds a stage that reads one item at a time.
     *
     * @param name  its name, unique in the pipeline
     * @param stage what it does
     * @param <O>   what it makes of an item
     * @return the next step
     */
    public <O> PipelineBuilder<I, O> stage(String name, Stage<? super T, ? extends O> stage) {
        return stage(name, Intake.one(), stage);
    }

    /**
     * Adds a stage that reads one item at a time.
     *
     * @param name    its name, unique in the pipeline
     * @param stage   what it does
     * @param options changes how it is run
     * @param <O>     what it makes of an item
     * @return the next step
     */
    public <O> PipelineBuilder<I, O> stage(
            String name, Stage<? super T, ? extends O> stage, UnaryOperator<StageOptions<T>> options) {
        return stage(name, Intake.one(), stage, options);
    }

    /**
     * Adds a stage.
     *
     * @param name   its name, unique in the pipeline
     * @param intake how it reads its buffer
     * @param stage  what it does
     * @param <X>    what it is given
     * @param <O>    what it makes of that
     * @return the next step
     */
    public <X, O> PipelineBuilder<I, O> stage(
            String name, Intake<T, X> intake, Stage<? super X, ? extends O> stage) {
        return stage(name, intake, stage, UnaryOperator.identity());
    }

    /**
     * Adds a stage.
     *
     * @param name    its name, unique in the pipeline
     * @param intake  how it reads its buffer
     * @param stage   what it does
     * @param options changes how it is run
     * @param <X>     what it is given
     * @param <O>     what it makes of that
     * @return the next step
     */
    public <X, O> PipelineBuilder<I, O> stage(
            String name,
            Intake<T, X> intake,
            Stage<? super X, ? extends O> stage,
            UnaryOperator<StageOptions<T>> options) {
        requireNew(name);
        Objects.requireNonNull(intake, () -> "intake of stage '" + name + "' must not be null");
        Objects.requireNonNull(stage, () -> "stage '" + name + "' must not be null");
        return new PipelineBuilder<>(
                this.name,
                with(Node.stage(name, intake, stage, applied(options, StageOptions.unset()))),
                defaults,
                hooks);
    }

    /**
     * Puts other stages into the place of those added so far, such as ones that measure them, or do their work elsewhere. Their
     * intakes and options stay.
     *
     * @param change given a stage's name and the stage, gives what takes its place: of the same types, or the run will fail by a
     *               {@link ClassCastException}
     * @return the next step
     */
    public PipelineBuilder<I, T> eachStage(
            BiFunction<? super String, ? super Stage<Object, Object>, ? extends Stage<Object, Object>> change) {
        Objects.requireNonNull(change, "change must not be null");
        List<Node<?, ?, ?>> changed = nodes.stream().<Node<?, ?, ?>>map(node -> node.changed(change)).toList();
        return new PipelineBuilder<>(name, changed, defaults, hooks);
    }

    /**
     * Adds somebody who is told of what happens to the runs of this pipeline.
     *
     * @param listener is told, after those added before
     * @return the next step
     */
    public PipelineBuilder<I, T> listener(RunListener listener) {
        Objects.requireNonNull(listener, "listener must not be null");
        return new PipelineBuilder<>(name, nodes, defaults, hooks.with(listener));
    }

    /**
     * Adds a context of the starting thread that all stages are run in, also those added before this step.
     *
     * @param context carries it over, within the contexts added before
     * @return the next step
     */
    public PipelineBuilder<I, T> threadContext(ThreadContext context) {
        Objects.requireNonNull(context, "thread context must not be null");
        return new PipelineBuilder<>(name, nodes, defaults, hooks.with(context));
    }

    /**
     * Ends the pipeline with a sink that reads one item at a time.
     *
     * @param name its name, unique in the pipeline
     * @param sink what it does
     * @return the pipeline
     * @throws IllegalArgumentException if the options of some stage do not fit together; says which
     */
    public Pipeline<I> sink(String name, Sink<? super T> sink) {
        return sink(name, Intake.one(), sink);
    }

    /**
     * Ends the pipeline with a sink that reads one item at a time.
     *
     * @param name    its name, unique in the pipeline
     * @param sink    what it does
     * @param options changes how it is run
     * @return the pipeline
     * @throws IllegalArgumentException if the options of some stage do not fit together; says which
     */
    public Pipeline<I> sink(String name, Sink<? super T> sink, UnaryOperator<StageOptions<T>> options) {
        return sink(name, Intake.one(), sink, options);
    }

    /**
     * Ends the pipeline with a sink.
     *
     * @param name   its name, unique in the pipeline
     * @param intake how it reads its buffer
     * @param sink   what it does
     * @param <X>    what it is given
     * @return the pipeline
     * @throws IllegalArgumentException if the options of some stage do not fit together; says which
     */
    public <X> Pipeline<I> sink(String name, Intake<T, X> intake, Sink<? super X> sink) {
        return sink(name, intake, sink, UnaryOperator.identity());
    }

    /**
     * Ends the pipeline with a sink.
     *
     * @param name    its name, unique in the pipeline
     * @param intake  how it reads its buffer
     * @param sink    what it does
     * @param options changes how it is run
     * @param <X>     what it is given
     * @return the pipeline
     * @throws IllegalArgumentException if the options of some stage do not fit together; says which
     */
    public <X> Pipeline<I> sink(
            String name, Intake<T, X> intake, Sink<? super X> sink, UnaryOperator<StageOptions<T>> options) {
        requireNew(name);
        Objects.requireNonNull(intake, () -> "intake of sink '" + name + "' must not be null");
        Objects.requireNonNull(sink, () -> "sink '" + name + "' must not be null");
        List<Node<?, ?, ?>> all = with(Node.sink(name, intake, sink, applied(options, StageOptions.unset())));
        List<Node<?, ?, ?>> complete = new ArrayList<>();
        for (Node<?, ?, ?> node : all) {
            complete.add(node.completed(this.name, defaults));
        }
        return new Pipeline<>(this.name, complete, hooks);
    }

    private List<Node<?, ?, ?>> with(Node<?, ?, ?> node) {
        List<Node<?, ?, ?>> more = new ArrayList<>(nodes);
        more.add(node);
        return more;
    }

    private static <O> StageOptions<O> applied(UnaryOperator<StageOptions<O>> options, StageOptions<O> to) {
        Objects.requireNonNull(options, "options must not be null");
        return Objects.requireNonNull(options.apply(to), "options must not give null");
    }

    private void requireNew(String stage) {
        requireName("stage", stage);
        if (nodes.stream().anyMatch(node -> node.name().equals(stage))) {
            throw new IllegalArgumentException("stage name must be unique in pipeline '" + name + "': '" + stage + "'");
        }
    }

    private static String requireName(String what, String name) {
        Objects.requireNonNull(name, () -> what + " name must not be null");
        if (name.isBlank()) {
            throw new IllegalArgumentException(what + " name must not be blank: '" + name + "'");
        }
        return name;
    }
}
