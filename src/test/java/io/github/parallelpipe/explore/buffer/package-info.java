/**
 * Runs small programs of the real buffer along <em>every</em> schedule, and checks each.
 *
 * <pre>{@code
 * Program program = Program.on(1, Overflow.BLOCK).client(put(), put()).client(take(), take());
 * Explorer.check(program.thatEnds());
 * }</pre>
 *
 * <p><strong>How.</strong> The buffer is the real class; only its lock is ours. An {@code ExplorerLock} hands control
 * to a {@code ProgramRun} wherever a thread takes the lock or waits on a condition. One thread runs at a time. At each such
 * point {@code Moves} lists what may happen next: any thread that is not waiting goes on; the time of one that waits
 * is up, on a virtual clock; one that waits wakes up for no reason, or is interrupted. A {@code Search} makes the
 * choice, and over many runs makes all of them, depth first: a schedule is the list of its choices, and to try another
 * the program is run again from the start.
 *
 * <p><strong>What is checked.</strong> While a schedule runs, a {@code Linearizer} keeps every state in which a {@link
 * io.github.parallelpipe.explore.buffer.SequentialModel} may be that has seen the same calls, each at one instant between its
 * begin and its end. When a call ends with a result that none of these allows, the history is not linearizable. When
 * nothing more can happen, whoever still waits must have to wait in the model too; otherwise a wake-up was lost. An
 * interrupt has to end a call that waits, without an effect, or else to be left standing. At the end the buffer's
 * invariants must hold, and its counts and what is left in it must be the model's. A failure is told along the shortest
 * schedule that shows it.
 *
 * <p><strong>Why switching at the lock is enough.</strong> All that threads share is read and written under the lock.
 * So what a thread does between two points cannot be seen by another before the second, and any real execution has the
 * effects of one in which threads switch only there. {@link io.github.parallelpipe.explore.buffer.Points#AROUND_LOCK} adds
 * points before and after the lock is held, for code that breaks this rule.
 *
 * <p><strong>Merging.</strong> Two schedules often lead to the same point: the same contents of the buffer, the same
 * place of each thread, the same states of the model. What follows is then the same too, and is run once. What a thread
 * has on its stack cannot be read, but follows from what it has seen since its call began: so a fingerprint of that
 * stands for it. Fingerprints have 64 bits; of a million states two collide by chance once in some forty million
 * explorations.
 *
 * <p><strong>What is left out</strong> at {@code AT_LOCK}, as nobody could tell the difference: an interrupt of a
 * thread that does not wait comes just before it next has to; a thread that wakes up for no reason, and was the only
 * one to wait, goes on at once.
 *
 * <p><strong>What is not covered.</strong> Reads and writes outside the lock as the hardware may reorder them; a plain
 * read outside the lock looks like one under it. A signal wakes whoever has waited longest, as with the real lock,
 * though a {@code Condition} need not. {@code tryLock}, since the lock is always free. How long things take: any timed
 * wait may end at any time. Fairness. More threads, more calls and larger buffers than were run.
 */
@NullMarked
package io.github.parallelpipe.explore.buffer;

import org.jspecify.annotations.NullMarked;
