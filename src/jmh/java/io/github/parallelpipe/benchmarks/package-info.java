/**
 * What the library costs, each figure beside those of its {@linkplain io.github.parallelpipe.benchmarks.rivals rivals} in
 * the same run. A {@code Measure} asks one question and has a main of its own; {@link
 * io.github.parallelpipe.benchmarks.Everything} asks them all. {@link
 * io.github.parallelpipe.benchmarks.PerformanceGuard} checks what must not be lost again.
 */
@NullMarked
package io.github.parallelpipe.benchmarks;

import org.jspecify.annotations.NullMarked;
