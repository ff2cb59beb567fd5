/**
 * What is measured, each in a class of its own and used as its documentation would: {@linkplain
 * io.github.parallelpipe.benchmarks.rivals.ParallelPipe this library}, and everything else that one might take in its
 * place. {@link io.github.parallelpipe.benchmarks.rivals.Contender} lists them.
 */
@NullMarked
package io.github.parallelpipe.benchmarks.rivals;

import org.jspecify.annotations.NullMarked;
