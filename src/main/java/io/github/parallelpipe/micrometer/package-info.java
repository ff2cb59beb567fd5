/**
 * The numbers of pipelines for Micrometer, and through it for Prometheus, OpenTelemetry and the others that it has a registry
 * for. Needs {@code io.micrometer:micrometer-core} (module {@code micrometer.core}), 1.9 or newer, which the application brings;
 * nothing else of this library does.
 *
 * {@snippet class="io.github.parallelpipe.examples.Metered" region="metered"}
 *
 * <p>Every meter has the tag {@code pipeline}; those of a stage the tag {@code stage}; and all have the tags that {@link
 * io.github.parallelpipe.micrometer.PipelineMetrics} was given.
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><th>meter</th><th>type, unit</th><th>further tag</th><th>what it shows, as in
 *     {@link io.github.parallelpipe.StageReport}</th></tr>
 * <tr><td>{@code parallelpipe.runs.active}</td><td>gauge</td>
 *     <td>{@code state}: running, stopping, cancelling</td><td>runs that have not ended</td></tr>
 * <tr><td>{@code parallelpipe.runs.ended}</td><td>counter</td>
 *     <td>{@code state}: completed, cancelled, failed</td><td>runs that have</td></tr>
 * <tr><td>{@code parallelpipe.handler.failures}</td><td>counter</td>
 *     <td></td><td>how often a discard handler threw</td></tr>
 * <tr><td>{@code parallelpipe.stage.offered}</td><td>counter, items</td>
 *     <td></td><td>what came to the stage's buffer</td></tr>
 * <tr><td>{@code parallelpipe.stage.items}</td><td>counter, items</td>
 *     <td>{@code outcome}: processed, failed, dropped, expired, discarded</td>
 *     <td>what has become of them: each item has one outcome, so that their sum is all items that the stage is done with</td></tr>
 * <tr><td>{@code parallelpipe.stage.emitted}</td><td>counter, items</td>
 *     <td></td><td>results handed on</td></tr>
 * <tr><td>{@code parallelpipe.stage.filtered}</td><td>counter, items</td>
 *     <td></td><td>inputs without a result</td></tr>
 * <tr><td>{@code parallelpipe.stage.buffered}</td><td>gauge, items</td>
 *     <td></td><td>what waits</td></tr>
 * <tr><td>{@code parallelpipe.stage.capacity}</td><td>gauge, items</td>
 *     <td></td><td>how many can wait</td></tr>
 * <tr><td>{@code parallelpipe.stage.in.process}</td><td>gauge, items</td>
 *     <td></td><td>what the stage has in hand</td></tr>
 * <tr><td>{@code parallelpipe.stage.busy}</td><td>gauge, workers</td>
 *     <td></td><td>how many are at work</td></tr>
 * <tr><td>{@code parallelpipe.stage.age}</td><td>timer</td>
 *     <td></td><td>how old the items were when the stage began with them: how many were timed, and their sum</td></tr>
 * <tr><td>{@code parallelpipe.stage.age.percentile}</td><td>gauge, time</td>
 *     <td>{@code phi}: 0.5, 0.9, 0.99, 1</td><td>the same, in the last one to two minutes; 1 is the oldest</td></tr>
 * <tr><td>{@code parallelpipe.stage.service.time}</td><td>timer</td>
 *     <td></td><td>how long the stage took for an input: how many were timed, and their sum</td></tr>
 * <tr><td>{@code parallelpipe.stage.service.time.percentile}</td><td>gauge, time</td>
 *     <td>{@code phi}: 0.5, 0.9, 0.99, 1</td><td>the same, in the last one to two minutes; 1 is the longest</td></tr>
 * </table>
 *
 * <p>The number of the timers is that of a sample, where items come fast; for rates take the counters. Prometheus writes the
 * names with underscores, and the unit behind: {@code parallelpipe_stage_items_total}, {@code parallelpipe_stage_age_seconds_sum},
 * {@code parallelpipe_stage_buffered_items}. So, of what came to each stage in the last minutes, the share that was dropped:
 *
 * <pre>{@code
 * sum by (pipeline, stage) (rate(parallelpipe_stage_items_total{outcome="dropped"}[5m]))
 *   / sum by (pipeline, stage) (rate(parallelpipe_stage_offered_items_total[5m]))
 * }</pre>
 *
 * <p>To <em>OpenTelemetry</em>, Micrometer's {@code micrometer-registry-otlp} sends them, under the names of the table:
 *
 * <pre>{@code
 * metrics.bindTo(new OtlpMeterRegistry(OtlpConfig.DEFAULT, Clock.SYSTEM));
 * }</pre>
 */
@NullMarked
package io.github.parallelpipe.micrometer;

import org.jspecify.annotations.NullMarked;
