package io.github.parallelpipe.examples.video;

/**
 * What flows between the stages: at first a frame alone, then a frame and what has been found out about it.
 *
 * <p>Each form carries its frame, so that one discard handler serves every buffer: whatever is dropped, its frame
 * goes back to the pool.
 */
sealed interface Footage permits Frame, Detected, Tracked, Scene {

    Frame frame();
}
