/**
 * Stages in JVMs of their own, so that native code that crashes, leaks or hangs takes one item with it, not the process.
 *
 * {@snippet lang=java :
 * .stage("detect", Isolated.of(Detector.class).jvm("-Xmx512m").itemLimit(Duration.ofSeconds(5)).restarts(3, Duration.ofMinutes(1)),
 *         options -> options.onFailure(FailurePolicy.SKIP))
 * }
 *
 * <p>An {@linkplain io.github.parallelpipe.isolate.Isolated isolated} stage is a stage like any other: its buffer,
 * workers, ages and account are in this process. What it is given goes to the child over a Unix domain socket, as a
 * {@linkplain io.github.parallelpipe.isolate.Codec codec} has it, and what it makes comes back.
 */
@NullMarked
package io.github.parallelpipe.isolate;

import org.jspecify.annotations.NullMarked;
