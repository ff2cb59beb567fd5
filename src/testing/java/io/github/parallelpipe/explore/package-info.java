/**
 * Runs small concurrent programs along <em>every</em> schedule, and checks each.
 *
 * <pre>{@code
 * Schedules.of(explored -> {
 *     RingBuffer<String> buffer = explored.buffer(1, Overflow.BLOCK);
 *     explored.thread(() -> buffer.put("a"));
 *     explored.thread(() -> buffer.take());
 * }).check();
 * }</pre>
 *
 * <p>This package is the core, and says nothing of what is explored:
 *
 * <table>
 * <caption>Who does what</caption>
 * <tr><td>{@code Execution}</td><td>one schedule: one {@code Actor} at a time has the turn, and runs to its next point</td></tr>
 * <tr><td>{@code Moves}</td><td>what may happen there: an actor goes on; on a virtual clock, the time of one that waits is up;
 *     one wakes up for no reason, or is interrupted</td></tr>
 * <tr><td>{@code Search}</td><td>chooses, and over many executions makes every choice, depth first: to try another, all is
 *     run again from the start</td></tr>
 * <tr><td>{@code Shortest}, {@code Story}</td><td>look for the shortest schedule that fails, and tell it</td></tr>
 * <tr><td>{@code ExplorerLock}, {@code WaitQueue}</td><td>where actors wait</td></tr>
 * </table>
 *
 * <p>{@link io.github.parallelpipe.explore.Schedules} is for programs of one's own that use a buffer. {@code explore.buffer}
 * explores all small programs of the buffer, against a sequential model. {@code explore.runs} explores whole runs, in which
 * what threads share is replaced by {@code explore.simulated}.
 *
 * <p><strong>Merging.</strong> Two schedules often lead to the same point: what is shared is the same, and so is the place
 * of each thread. What follows is then the same too, and is run once. What a thread has on its stack cannot be read, but
 * follows from what it has seen: so a fingerprint of that stands for it, and each kind of execution says when it may forget.
 * Fingerprints have 64 bits; of a million states two collide by chance once in some forty million explorations.
 */
@NullMarked
package io.github.parallelpipe.explore;

import org.jspecify.annotations.NullMarked;
