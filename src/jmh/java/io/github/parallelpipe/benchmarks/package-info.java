/**
 * What the library costs, each beside what one would write without it, in the same run: {@link
 * io.github.parallelpipe.benchmarks.BufferBenchmark one buffer}, {@link
 * io.github.parallelpipe.benchmarks.PipelineBenchmark four stages}, {@link
 * io.github.parallelpipe.benchmarks.IdleBenchmark many pipelines at rest}; and {@link
 * io.github.parallelpipe.benchmarks.PerformanceGuard what must not be lost again}.
 */
@NullMarked
package io.github.parallelpipe.benchmarks;

import org.jspecify.annotations.NullMarked;
