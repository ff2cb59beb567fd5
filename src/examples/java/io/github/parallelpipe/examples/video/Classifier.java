package io.github.parallelpipe.examples.video;

import io.github.parallelpipe.examples.video.Behaviour.Gait;
import io.github.parallelpipe.examples.video.Behaviour.Heading;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fourth stage: tells from each person's path over the last second what they do.
 *
 * <p>It takes all that its buffer holds: a path has all its points also when the stage was held up, and only the
 * newest frame goes on to be shown, labelled by the newest knowledge.
 */
final class Classifier {
    /** The path that is looked at, in seconds: a stride or two, so that the sway of a step is no motion. */
    private static final double WINDOW = 1.2;
    private static final double SHORTEST = 0.7;

    /**
     * A camera looks down at a slant, so that a metre towards it is fewer pixels than a metre across; this is the
     * factor for some 30 degrees.
     */
    private static final double SLANT = 2.0;

    private record Point(double seconds, double x, double foot, double height) {}

    private final Map<Integer, Deque<Point>> paths = new HashMap<>();

    /** Labels the newest of the frames, at least one, that are given oldest first. */
    Scene classify(List<Tracked> frames) {
        frames.forEach(this::remember);
        Tracked newest = frames.getLast();
        forget(newest.frame().seconds() - 2 * WINDOW);
        return new Scene(newest.frame(), newest.tracks().stream().map(this::label).toList());
    }

    private void remember(Tracked frame) {
        double seconds = frame.frame().seconds();
        for (Track track : frame.tracks()) {
            Deque<Point> path = paths.computeIfAbsent(track.id(), id -> new ArrayDeque<>());
            path.add(new Point(seconds, track.box().centreX(), track.box().bottom(), track.box().height()));
            while (path.getFirst().seconds < seconds - WINDOW) {
                path.removeFirst();
            }
        }
    }

    private void forget(double before) {
        paths.values().removeIf(path -> path.getLast().seconds < before);
    }

    private Scene.Person label(Track track) {
        return new Scene.Person(track, behaviour(paths.get(track.id())));
    }

    private static Behaviour behaviour(Deque<Point> path) {
        Point first = path.getFirst();
        Point last = path.getLast();
        double seconds = last.seconds - first.seconds;
        if (seconds < SHORTEST) {
            return Behaviour.NEW;
        }
        double height = (first.height + last.height) / 2;
        double across = (last.x - first.x) / height / seconds;
        double nearer = SLANT * (last.foot - first.foot) / height / seconds;
        Gait gait = Gait.at(Math.hypot(across, nearer));
        return gait == Gait.STANDING ? Behaviour.STANDING : new Behaviour(gait, Heading.of(across, nearer));
    }
}
