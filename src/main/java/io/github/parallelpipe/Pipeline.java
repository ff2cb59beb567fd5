package io.github.parallelpipe;

import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * What a live source's items go through: a chain of stages with a sink at its end, each with a bounded buffer in front.
 * This is the definition, checked and immutable; each {@link #start()} makes a run of it.
 *
 * {@snippet class="io.github.parallelpipe.examples.QuickStart" region="pipeline"}
 *
 * <p><em>Threading:</em> for any number of threads, and runs, at once; whether its stages are, is theirs to say.
 *
 * @param <I> what it is given
 */
public final class Pipeline<I> {

    private final String name;
    private final List<Node<?, ?, ?>> nodes;
    private final Hooks hooks;
    private final boolean seesAges;

    Pipeline(String name, List<Node<?, ?, ?>> nodes, Hooks hooks) {
        this.name = name;
        this.nodes = List.copyOf(nodes);
        this.hooks = hooks;
        this.seesAges = nodes.stream().anyMatch(Node::seesAges);
    }

    /**
     * Begins a definition.
     *
     * @param name the pipeline's name, in thread dumps, reports and messages; not blank
     * @param <I>  what it is given
     * @return a builder without stages
     * @throws IllegalArgumentException if {@code name} is blank
     */
    public static <I> PipelineBuilder<I, I> builder(String name) {
        return PipelineBuilder.named(name);
    }

    /**
     * Starts a run, which goes on until it is told to end.
     *
     * @return the run
     * @throws IllegalStateException if its sink is an {@link Outlet} that serves another run
     * @throws UnsupportedOperationException if this JDK's {@code StructuredTaskScope} lacks a member that is needed
     */
    public PipelineRun<I> start() {
        return Run.start(this);
    }

    /**
     * Runs the pipeline on all that a source has, and waits for its end. The calling thread reads the source and owns the
     * scope of the stages, so that its scoped values ({@code java.lang.ScopedValue}) reach them.
     *
     * <p>An item that was read and cannot be put in any more, since the run has failed, is discarded. What the source
     * throws cancels the run, and is thrown on; after a failure of the run it is suppressed onto that.
     *
     * @param source the items
     * @return the final account
     * @throws PipelineException if the run has failed: the calling thread is interrupted if it is then waiting for the
     *     source; one that ignores that is noticed with its next item
     * @throws InterruptedException if interrupted while waiting: the run is then cancelled, and has ended
     * @throws IllegalStateException as for {@link #start()}; a full first buffer under {@code FAIL} is a
     *     {@link io.github.parallelpipe.buffer.BufferFullException}
     * @throws UnsupportedOperationException as for {@link #start()}
     */
    public RunReport run(Iterable<? extends I> source) throws InterruptedException {
        return Run.feed(this, requireSource(source).iterator());
    }

    /**
     * Runs the pipeline on all that a stream has, as {@link #run(Iterable)}. Closing the stream is the caller's part.
     *
     * @param source the items
     * @return the final account
     * @throws PipelineException if the run has failed: the calling thread is interrupted if it is then waiting for the
     *     source; one that ignores that is noticed with its next item
     * @throws InterruptedException if interrupted while waiting: the run is then cancelled, and has ended
     */
    public RunReport run(Stream<? extends I> source) throws InterruptedException {
        return Run.feed(this, requireSource(source).iterator());
    }

    private static <S> S requireSource(S source) {
        return Objects.requireNonNull(source, "source must not be null");
    }

    /**
     * The pipeline's name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The names of the stages, the sink among them.
     *
     * @return the names, in order
     */
    public List<String> stages() {
        return nodes.stream().<String>map(Node::name).toList();
    }

    List<Node<?, ?, ?>> nodes() {
        return nodes;
    }

    Hooks hooks() {
        return hooks;
    }

    /**
     * Tells a run when an item enters: each, where some stage can see that, and else a sample for the report, as reading the
     * time can cost more than a put.
     */
    LongSupplier clock() {
        return seesAges ? System::nanoTime : new Sampler()::sample;
    }

    @Override
    public String toString() {
        return name + ": " + String.join(" -> ", stages());
    }
}
