package io.github.parallelpipe.jmx;

import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.RunState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run, as JMX shows it: what is in its {@link RunReport}, in numbers and texts that a client without this library can read. Each
 * attribute is of the moment at which it is read.
 *
 * <p><em>Threading:</em> for any number of threads; none of the run's waits for them.
 */
public interface PipelineRunMXBean {

    /**
     * The pipeline's name.
     *
     * @return the name
     */
    String getPipeline();

    /**
     * Where in its life the run is.
     *
     * @return the state
     */
    RunState getState();

    /**
     * How long it has run.
     *
     * @return the time in milliseconds
     */
    long getElapsedMillis();

    /**
     * The account of each stage, in order; all of one report, so that it adds up.
     *
     * @return the accounts
     */
    List<StageAccount> getStages();

    /**
     * How often a discard handler threw.
     *
     * @return how often
     */
    long getHandlerFailures();

    /**
     * What it has failed by.
     *
     * @return the message; null if it has not
     */
    @Nullable String getFailure();
}
