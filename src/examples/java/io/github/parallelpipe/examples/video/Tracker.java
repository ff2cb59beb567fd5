package io.github.parallelpipe.examples.video;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The third stage: gives everybody one number for as long as they are in sight.
 *
 * <p>Each target is predicted at constant velocity, over as many frames as went by: also those that a full buffer
 * dropped, so that a gap makes the prediction longer and not wrong. Then the best fitting pairs of target and box are
 * matched, best first. Two people who walk past each other make one box for a while; the one without a box stays in
 * the other's.
 */
final class Tracker {
    /** Further off than this, in body heights, a box is somebody else's. */
    private static final double FURTHEST = 0.6;

    /** So many sightings make somebody: fewer may be a flicker. */
    private static final int SIGHTINGS = 4;

    /** Out of sight for longer than this, in frames, somebody is given up; sooner if hardly seen before. */
    private static final long PATIENCE = 15;

    private record Pair(Target target, Box box, double misfit) {}

    private final List<Target> targets = new ArrayList<>();
    private int lastId;

    /** Follows everybody to the next frame, with {@code missed} frames lost since the last one. */
    Tracked track(Detected detected, long missed) {
        targets.forEach(target -> target.predict(1 + missed));
        List<Target> unmatched = new ArrayList<>(targets);
        List<Box> unclaimed = new ArrayList<>(detected.boxes());
        for (Pair pair : pairs(detected.boxes())) {
            if (unmatched.contains(pair.target) && unclaimed.contains(pair.box)) {
                unmatched.remove(pair.target);
                unclaimed.remove(pair.box);
                pair.target.see(pair.box);
            }
        }
        unmatched.forEach(target -> hide(target, detected.boxes()));
        targets.removeIf(target -> isGone(target, detected.frame().picture()));
        unclaimed.forEach(box -> targets.add(new Target(++lastId, box)));
        return new Tracked(detected.frame(), tracks());
    }

    private List<Pair> pairs(List<Box> boxes) {
        List<Pair> pairs = new ArrayList<>();
        for (Target target : targets) {
            for (Box box : boxes) {
                double misfit = target.misfit(box);
                if (misfit < FURTHEST) {
                    pairs.add(new Pair(target, box, misfit));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::misfit));
        return pairs;
    }

    private static void hide(Target target, List<Box> boxes) {
        boxes.stream().filter(target::isInside).findFirst().ifPresent(target::stayWithin);
    }

    private static boolean isGone(Target target, BufferedImage picture) {
        boolean inPicture = target.isInside(new Box(0, 0, picture.getWidth(), picture.getHeight()));
        long patience = inPicture ? Math.min(PATIENCE, target.sightings() / 2) : 0;
        return target.unseen() > patience;
    }

    private List<Track> tracks() {
        return targets.stream()
                .filter(target -> target.sightings() >= SIGHTINGS)
                .map(Target::track)
                .toList();
    }
}
