/** The rivals' buffers alone, as one thread uses them. */
@NullMarked
package io.github.parallelpipe.benchmarks.buffers;

import org.jspecify.annotations.NullMarked;
