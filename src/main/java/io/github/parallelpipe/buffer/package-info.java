/**
 * The bounded buffer between two threads, usable on its own: {@link io.github.parallelpipe.buffer.RingBuffer}, what it
 * does when full ({@link io.github.parallelpipe.buffer.Overflow}), and its account of every item
 * ({@link io.github.parallelpipe.buffer.BufferCounts}). It knows nothing of pipelines.
 */
@NullMarked
package io.github.parallelpipe.buffer;

import org.jspecify.annotations.NullMarked;
