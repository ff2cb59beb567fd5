/**
 * Runs in JMX, for JConsole, VisualVM, Java Mission Control, Jolokia and the like. Needs the module {@code java.management}, which
 * an application has unless its run-time image leaves it out: nothing else of this library needs it.
 *
 * <pre>{@code
 * Pipeline<Frame> pipeline = Pipeline.<Frame>builder("behaviour")
 *         .listener(new PipelineMBeans())
 *         ...
 * }</pre>
 *
 * <p>While it goes on, a run is there as {@code io.github.parallelpipe:type=PipelineRun,name="behaviour"}, with the attributes of
 * {@link io.github.parallelpipe.jmx.PipelineRunMXBean}; another of the same pipeline as {@code ...,name="behaviour",run=2}.
 * There is nothing that JMX could change of it.
 */
@NullMarked
package io.github.parallelpipe.jmx;

import org.jspecify.annotations.NullMarked;
