package io.github.parallelpipe.examples.video;

import java.util.List;

/** A frame, and where in it something moves that could be a person. */
record Detected(Frame frame, List<Box> boxes) implements Footage {}
