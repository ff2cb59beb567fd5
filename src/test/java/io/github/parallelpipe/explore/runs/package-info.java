/**
 * Explores whole runs of a small pipeline, of two stages with buffers of one item: what its callers do, and how it ends, in
 * every order in which threads can go on.
 *
 * <p><strong>How.</strong> The library is compiled a second time from its own source, in which only imports are changed:
 * the locks, atomics, latches, lists, threads and the scope that threads share come from {@code explore.simulated}, where
 * each of their operations that another thread might notice is a point at which threads may switch. The production code has
 * no seam for it, and pays nothing. What is not simulated fails the compilation, so that nothing new goes unseen.
 *
 * <p><strong>What is checked</strong>, in every schedule: no deadlock; an item that was accepted has left exactly once when
 * a wait for the end returns, and one that was refused has not; no thread of the run is alive then; the state is right; the
 * account balances; no handler is called under a lock; an interrupt is not lost.
 *
 * <p><strong>Why switching at these points is enough.</strong> Between two points a thread touches one thing that others
 * may notice, and then only what is its own, or is guarded by the lock that it holds. There is one exception, plain
 * volatile fields, and they do no harm. {@code Worker.thread} is written by the stage as all that it does before its first
 * point; whoever reads it does so after an operation of its own, and as the write stands alone, it can be moved before that.
 * {@code Run.disposer} matters only to the thread that has written it. {@code Run.elapsed} and {@code Run.overran} are for
 * reports, and {@code elapsed} is written before the state that tells that it is final. The counters, which only reports
 * read, have points in those scenarios that take one meanwhile.
 *
 * <p><strong>Merging.</strong> All that is reachable from the run goes into a state's fingerprint. A stage that is given an
 * item has nothing on its stack but that item, and a caller between two calls nothing at all: there the thread forgets what
 * it has seen. Whoever takes a lock sees what it guards, and nothing else; whoever has waited under it is where it was when
 * it took it, since every wait of the library is in a loop. That leads to far fewer states than the order of all steps would.
 *
 * <p><strong>Bounds.</strong> Where all schedules would take too long, only those are run in which a thread that could go on
 * has to let another go first once or twice; what happens when a thread has to wait is not bounded. Without bounds:
 * {@code -Dexplore.larger}.
 *
 * <p><strong>What is not covered.</strong> More stages, more items, larger buffers. The scope is a model of what its
 * description says, not the JDK's. Where a thread that waits is interrupted, and what it waits for happens before it goes on,
 * it goes on as if not interrupted, and still is: the other way round is the same as had it gone on sooner. Spurious wake-ups:
 * those are explored in the buffer alone. What the hardware makes of plain fields.
 */
@NullMarked
package io.github.parallelpipe.explore.runs;

import org.jspecify.annotations.NullMarked;
