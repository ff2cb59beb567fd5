/**
 * Real-time pipelines. A live source (a camera, a sensor, a market feed) makes items faster than the slowest step can
 * work on them; a pipeline runs each step on a thread of its own, with a small bounded buffer in front of it. When a step
 * falls behind, its buffer drops the oldest item, so that what comes out at the end is fresh, and nothing grows.
 *
 * <pre>
 *                  +--------+           +-------+           +----------+           +------+
 *   put -&gt; [ ][ ] -| detect |-&gt; [ ][ ] -| track |-&gt; [ ][ ] -| classify |-&gt; [ ][ ] -| show |
 *                  +--------+           +-------+           +----------+           +------+
 *          buffers    stage                                                          sink
 *                  \______ each on a virtual thread, all in one StructuredTaskScope ______/
 * </pre>
 *
 * {@snippet class="io.github.parallelpipe.examples.QuickStart" region="pipeline"}
 *
 * <p>The words used here:
 * <dl>
 * <dt>stage</dt><dd>one step: {@link io.github.parallelpipe.Stage}; the last one is a sink</dd>
 * <dt>buffer</dt><dd>what waits for a stage: {@link io.github.parallelpipe.buffer.RingBuffer}</dd>
 * <dt>overflow</dt><dd>what a full buffer does: {@link io.github.parallelpipe.buffer.Overflow}</dd>
 * <dt>intake</dt><dd>how a stage reads its buffer: {@link io.github.parallelpipe.Intake}</dd>
 * <dt>pipeline</dt><dd>the definition: {@link io.github.parallelpipe.Pipeline}</dd>
 * <dt>run</dt><dd>a pipeline at work: {@link io.github.parallelpipe.PipelineRun}</dd>
 * <dt>discard</dt><dd>what happens to an item that is not delivered: {@link io.github.parallelpipe.DiscardHandler}</dd>
 * <dt>report</dt><dd>the account of every item: {@link io.github.parallelpipe.RunReport}</dd>
 * </dl>
 */
@NullMarked
package io.github.parallelpipe;

import org.jspecify.annotations.NullMarked;
