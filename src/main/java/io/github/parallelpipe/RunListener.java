package io.github.parallelpipe;

import java.util.List;

/**
 * Told of what happens to a run, apart from its items: for logs, metrics, events. Each method does nothing unless overridden.
 *
 * <p>One is given to a single pipeline ({@link PipelineBuilder#listener}), or to all pipelines of the process as a service
 * ({@link java.util.ServiceLoader}; looked for once, by the class loader of this library). Those that come with the library
 * are such services.
 *
 * <p><em>Threading:</em> called by whichever thread has caused the event (a stage's, a caller's, the run's own), so by several
 * at once, and never under a lock of the library's; but that thread waits for it, so it should be quick, and must not wait for
 * the run. {@link #started} comes first and {@link #ended} last; only a thread that the run does not wait for, such as
 * that of a late put, may tell of something after that.
 *
 * <p>What it throws is logged, and changes nothing.
 */
public interface RunListener {

    /**
     * A run begins: before its stages do. Called by the thread that starts it.
     *
     * @param run the run
     */
    default void started(PipelineRun<?> run) {}

    /**
     * A stage threw: the run goes on, if the stage's policy is {@link FailurePolicy#SKIP}, and else ends by it. What is thrown
     * only because the run has ended is not told.
     *
     * @param run   the run
     * @param stage the stage's name
     * @param cause what it threw
     */
    default void stageFailed(PipelineRun<?> run, String stage, Throwable cause) {}

    /**
     * A {@link DiscardHandler} threw, for the first time in this run; {@link RunReport#handlerFailures()} counts the others.
     *
     * @param run   the run
     * @param stage the name of the stage at which the item was discarded
     * @param cause what it threw
     */
    default void handlerFailed(PipelineRun<?> run, String stage, Throwable cause) {}

    /**
     * Some stages go on, although {@link PipelineRun#stop(java.time.Duration)} has interrupted them.
     *
     * @param run    the run
     * @param stages the stages' names
     */
    default void interruptIgnored(PipelineRun<?> run, List<String> stages) {}

    /**
     * The run has ended: its report is final. Whoever waits for its end waits for this, too.
     *
     * @param run the run
     */
    default void ended(PipelineRun<?> run) {}
}
