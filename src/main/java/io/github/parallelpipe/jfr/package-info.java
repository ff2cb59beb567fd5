/**
 * Events for Java Flight Recorder, of every run in the process: nothing is to be set up, not even in the recording's settings.
 * A runtime without the module {@code jdk.jfr} has none of them, and all else works on.
 *
 * <p>From without:
 *
 * <pre>
 * jcmd PID JFR.start name=p
 * jcmd PID JFR.view parallelpipe.QueueDepth
 * jcmd PID JFR.dump name=p filename=p.jfr
 * jfr print --events "parallelpipe.*" p.jfr
 * </pre>
 *
 * <p>From within:
 *
 * {@snippet class="io.github.parallelpipe.examples.Recorded" region="recording"}
 *
 * <table>
 * <caption>The events, and the settings by which each can be tuned besides {@code enabled}</caption>
 * <tr><th>event</th><th>tells</th><th>settings</th></tr>
 * <tr><td>{@code parallelpipe.Run}</td><td>a run, when it has ended: how, after what time, how many items came and were
 * delivered</td><td>{@code threshold}, 0 ns</td></tr>
 * <tr><td>{@code parallelpipe.StageFailure}</td><td>that a stage threw, at once: which, what, and whether the run ends by
 * it</td><td></td></tr>
 * <tr><td>{@code parallelpipe.ItemsLost}</td><td>how many items each stage did not deliver since the last such event, by reason:
 * all of a run's together are its report's count, as the last of them comes with its end</td><td>{@code period},
 * 1 s</td></tr>
 * <tr><td>{@code parallelpipe.Stall}</td><td>a stage that has items but does not move: once when that has lasted for the threshold,
 * and once when it is over</td><td>{@code period}, 1 s: how often that is looked for; {@code threshold}, 1 s</td></tr>
 * <tr><td>{@code parallelpipe.QueueDepth}</td><td>of each stage how many items wait, how old items were and how long the stage took,
 * in quantiles since the last such event</td><td>{@code period}, 1 s</td></tr>
 * </table>
 *
 * <p>A run that began before the recording did is in it, too. Its first event of lost items counts from its start, or from the last
 * recording. {@link io.github.parallelpipe.jfr.FlightEvents} says what it costs.
 */
@NullMarked
package io.github.parallelpipe.jfr;

import org.jspecify.annotations.NullMarked;
