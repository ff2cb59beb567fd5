/**
 * A second opinion on the buffer, by a tool that others wrote: Lincheck, which runs the real class, with the real lock,
 * along schedules of its own, and looks at each result.
 *
 * <p><strong>What it is asked.</strong> Calls that never wait must be linearizable: Lincheck makes up who calls what, and
 * compares with a {@link io.github.parallelpipe.lincheck.PlainBuffer}, a specification that shares nothing with that of
 * our own explorer. Calls that wait are in programs by hand ({@link io.github.parallelpipe.lincheck.WaitingPrograms})
 * that end in every schedule unless a wake-up is lost. Each of these has to find a mistake made on purpose.
 *
 * <p><strong>Why in a JVM of its own.</strong> Lincheck attaches an agent to its JVM and rewrites classes while they run:
 * the other tests should not meet those. And it knows classes by their names alone, so a mutant must be the only {@code
 * RingBuffer} there: its class files come first on the class path.
 *
 * <p><strong>Traps.</strong> It overlooks mistakes, without a word, where
 * <ul>
 * <li>only lambdas hold the object that threads share: it takes it for the property of one thread; so it is static here
 * <li>a method reference is what gets things going: it rewrites the bodies of methods and lambdas, and neither the calls
 * that {@code thread::join} makes nor the classes that it leads to; so these are lambdas here
 * </ul>
 * Virtual threads make it fail, so the threads are platform threads.
 *
 * <p>The whole is sampled: some dozens of schedules of each of some dozens of programs. {@code -Dlincheck.effort=20}
 * runs twenty times as many.
 */
@NullMarked
package io.github.parallelpipe.lincheck;

import org.jspecify.annotations.NullMarked;
