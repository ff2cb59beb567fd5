/**
 * Pipelines among the publishers and subscribers of {@link java.util.concurrent.Flow}, which are those of Reactive
 * Streams.
 *
 * <pre>
 *                +---------------+           +-------+           +---------------+
 *   publisher -&gt; | RunSubscriber |-&gt; [ ][ ] -| stage |-&gt; [ ][ ] -| SinkPublisher |-&gt; [ ][ ] -&gt; subscriber
 *                +---------------+           +-------+           |               |-&gt; [ ][ ] -&gt; subscriber
 *                                                                +---------------+
 *                \_____________________ PipelineProcessor _______________________/
 *       requests &lt;-                                                              &lt;- requests
 * </pre>
 *
 * {@snippet class="io.github.parallelpipe.examples.ReactiveStreams" region="processor"}
 *
 * <p>A {@linkplain io.github.parallelpipe.flow.RunSubscriber subscriber} feeds a run, a {@linkplain
 * io.github.parallelpipe.flow.SinkPublisher publisher} is the sink of one, and a {@linkplain
 * io.github.parallelpipe.flow.PipelineProcessor processor} is both. Demand is what a buffer's overflow makes of it, a
 * completion drains, an error cancels, and every item is either passed on or told to a discard handler, once.
 */
@NullMarked
package io.github.parallelpipe.flow;

import org.jspecify.annotations.NullMarked;
