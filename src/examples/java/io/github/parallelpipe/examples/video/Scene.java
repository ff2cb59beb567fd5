package io.github.parallelpipe.examples.video;

import java.util.List;

/** A frame, who is in it, and what each of them is doing. */
record Scene(Frame frame, List<Person> people) implements Footage {

    /** One tracked person and what they are doing. */
    record Person(Track track, Behaviour behaviour) {}
}
