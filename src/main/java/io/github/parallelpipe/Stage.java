package io.github.parallelpipe;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One step of a pipeline: makes something of each item it is given. A lambda, a method reference, or a class where there
 * is something to open and close.
 *
 * <p><em>Threading:</em> within one run {@link #open()}, every {@code process} and {@link #close()} are called by one
 * thread, the stage's own, one after another; so a stage that serves one run at a time needs no locks. With several
 * {@linkplain StageOptions#workers workers}, the first of them opens it before any calls {@code process}, which they
 * then do at once, and the last one to end closes it, each on its own thread. Two runs of one pipeline at once share
 * its stages. What {@link #perWorker} makes is shared neither by workers nor by runs.
 *
 * <p><em>Memory consistency:</em> what a stage did before it returned an item happens-before the next stage processes
 * that item.
 *
 * @param <I> what it is given
 * @param <O> what it makes of it
 */
@FunctionalInterface
public interface Stage<I, O> {

    /**
     * A stage of which each worker has an instance of its own, so that none is shared: {@code stage("detect",
     * Stage.perWorker(Detector::new), options -> options.workers(4))}.
     *
     * @param supplier gives a new one each time; called by each worker of each run, on its thread, which then opens it, works
     *                 with it, and closes it. What it throws fails the run, as if {@link #open()} had
     * @param <I>      what it is given
     * @param <O>      what it makes of it
     * @return what stands for them in a pipeline's definition
     */
    static <I, O> StagePerWorker<I, O> perWorker(Supplier<? extends Stage<? super I, ? extends O>> supplier) {
        Objects.requireNonNull(supplier, "supplier of stages must not be null");
        return name -> supplier;
    }

    /**
     * Called once before the first item.
     *
     * @throws Exception if the stage cannot work: the run fails, and {@link #close()} is not called
     */
    default void open() throws Exception {}

    /**
     * Works on one item.
     *
     * @param item what the stage's intake has read: one item of its buffer, or a list of several; never null
     * @return what goes on to the next stage; null for nothing, which is counted as <em>filtered</em>
     * @throws Exception if it cannot be done: what then happens is the stage's {@link FailurePolicy}. An {@link Error}
     *     always fails the run. {@link InterruptedException} is the right answer to an interrupt, by which a run that is
     *     cancelled or has failed asks its stages to give up
     */
    @Nullable O process(I item) throws Exception;

    /**
     * Called once after the last item, also after a failure or a cancel (then the thread may be interrupted), if
     * {@link #open()} returned.
     *
     * @throws Exception if the stage could not be closed: the run fails, unless it was cancelled
     */
    default void close() throws Exception {}
}
