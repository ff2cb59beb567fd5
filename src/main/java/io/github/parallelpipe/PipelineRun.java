package io.github.parallelpipe;

import io.github.parallelpipe.buffer.BufferFullException;
import java.time.Duration;
import java.util.Map;

/**
 * A pipeline at work: takes items, and ends when it is told to, or by a failure.
 *
 * <p><em>Threading:</em> every method may be called from every thread, except that a stage cannot wait for the run that
 * it is part of. Its stages run on threads of their own, none of which is alive once the run has ended.
 *
 * <p><em>Memory consistency:</em> what a thread did before it put an item happens-before a stage processes it; what a
 * stage did happens-before a wait for the run's end returns.
 *
 * @param <I> what the pipeline is given
 */
public interface PipelineRun<I> extends AutoCloseable {

    /**
     * Hands an item to the first stage's buffer. Waits only where that has the overflow {@code BLOCK}.
     *
     * <p>If this returns, the run has the item, and will work it off or tell the {@link DiscardHandler} of it. If it
     * throws, the caller keeps the item.
     *
     * @param item the item
     * @throws PipelineException if the run has failed; or if interrupted while waiting for room, then the thread is still
     *     interrupted, and the cause is the {@link InterruptedException}
     * @throws IllegalStateException if the run takes no more input
     * @throws BufferFullException if the buffer is full and its overflow is {@code FAIL}
     */
    void put(I item);

    /**
     * Hands an item to the first stage's buffer, and waits for room no longer than a while: where its overflow is
     * {@code BLOCK} or {@code FAIL}. Others drop an item at once, and never wait.
     *
     * @param item    the item
     * @param timeout how long to wait; not at all if zero or negative
     * @return whether the run has the item; if not, the caller keeps it
     * @throws PipelineException as for {@link #put}
     * @throws IllegalStateException if the run takes no more input
     */
    boolean offer(I item, Duration timeout);

    /**
     * Ends the input: a put is refused from now on, and each stage ends when it has worked off what comes to it. Returns
     * at once.
     */
    void stop();

    /**
     * Ends the input, waits for the stages to work off what they have, and cancels the run if they take longer than they
     * may. A stage that ignores its interrupt does not hold this up: the report then is not final. A {@link DiscardHandler}
     * does, which this thread calls for what was still buffered.
     *
     * @param budget how long they may take
     * @return the account, in which {@link RunReport#overran()} names the stages that took too long
     * @throws PipelineException if the run has failed
     * @throws InterruptedException if interrupted while waiting; the run goes on to its end
     * @throws IllegalStateException if called by a stage of the run
     */
    RunReport stop(Duration budget) throws InterruptedException;

    /**
     * Ends the run: a put is refused from now on, the stages are interrupted, and what is buffered is discarded, by this
     * thread. Returns without waiting for the stages.
     */
    void cancel();

    /**
     * Waits until the run has ended, which it does not do by itself: it must be told to, or fail. By then every item that
     * was not delivered has been told to the {@link DiscardHandler}; only a {@code put} that has not returned by then, in
     * another thread, may still tell of the item that it dropped.
     *
     * @return the final account
     * @throws PipelineException if the run has failed
     * @throws InterruptedException if interrupted while waiting; the run goes on
     * @throws IllegalStateException if called by a stage of the run
     */
    RunReport await() throws InterruptedException;

    /**
     * Waits until the run has ended, no longer than a while.
     *
     * @param timeout how long to wait; not at all if zero or negative
     * @return whether it has ended; if not, {@link RunReport#stages()} tells which stages are running
     * @throws PipelineException if it has ended by a failure
     * @throws InterruptedException if interrupted while waiting; the run goes on
     * @throws IllegalStateException if called by a stage of the run
     */
    boolean await(Duration timeout) throws InterruptedException;

    /**
     * Ends the input and waits until the run has ended. If interrupted while waiting, cancels the run, waits on, and
     * leaves the thread interrupted.
     *
     * @throws PipelineException if the run has failed
     * @throws IllegalStateException if called by a stage of the run
     */
    @Override
    void close();

    /**
     * Tells where in its life the run is.
     *
     * @return the state at this moment
     */
    RunState state();

    /**
     * Gives the account of every item so far.
     *
     * @return the account at this moment
     */
    RunReport report();

    /**
     * Tells where in their code the stages are: for a look at one that seems to hang. Of each thread by itself, not all at one
     * moment.
     *
     * @return the stack trace of each thread that is alive, by its name ({@code pipeline/stage-0}), in the order of the stages
     */
    Map<String, StackTraceElement[]> stackTraces();
}
