package io.github.parallelpipe.examples.video;

import java.util.List;

/** A frame, and who is in it. */
record Tracked(Frame frame, List<Track> tracks) implements Footage {}
