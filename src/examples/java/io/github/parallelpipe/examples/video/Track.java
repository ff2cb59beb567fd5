package io.github.parallelpipe.examples.video;

/**
 * One person's identity and place in one frame.
 *
 * @param id the same number for the same person, from frame to frame
 * @param box where the person is, or is predicted to be
 * @param seen whether this frame shows the person; false when the place is only predicted
 */
record Track(int id, Box box, boolean seen) {}
