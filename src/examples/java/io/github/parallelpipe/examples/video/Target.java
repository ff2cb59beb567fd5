package io.github.parallelpipe.examples.video;

/** Somebody whom the tracker follows: the place, the speed on the picture, and how well it is known. */
final class Target {
    /** How much of a measured difference goes into the place, the speed and the size: the rest is jitter of the box. */
    private static final double INTO_PLACE = 0.6;
    private static final double INTO_SPEED = 0.2;
    private static final double INTO_SIZE = 0.3;

    private final int id;
    private double x;       // of the middle, in pixels
    private double foot;    // of the lower edge: where the person touches the ground
    private double width;
    private double height;
    private double speedX;  // pixels per frame
    private double speedFoot;
    private int sightings = 1;
    private long unseen;    // frames since the last sighting

    Target(int id, Box box) {
        this.id = id;
        this.x = box.centreX();
        this.foot = box.bottom();
        this.width = box.width();
        this.height = box.height();
    }

    /** Moves on by so many frames at constant velocity. */
    void predict(long frames) {
        x += speedX * frames;
        foot += speedFoot * frames;
        unseen += frames;
    }

    /** Corrects the prediction by what was seen. */
    void see(Box box) {
        double aside = box.centreX() - x;
        double below = box.bottom() - foot;
        x += INTO_PLACE * aside;
        foot += INTO_PLACE * below;
        double intoSpeed = Math.max(INTO_SPEED, 1.0 / sightings); // the second sighting is the first to tell of speed
        speedX += intoSpeed * aside / unseen;
        speedFoot += intoSpeed * below / unseen;
        width += INTO_SIZE * (box.width() - width);
        height += INTO_SIZE * (box.height() - height);
        sightings++;
        unseen = 0;
    }

    /** Stays somewhere inside a box that holds several people: the size and the speed are still one's own. */
    void stayWithin(Box crowd) {
        x = Math.clamp(x, crowd.x(), crowd.right());
        foot = Math.clamp(foot, crowd.y(), crowd.bottom());
    }

    Box box() {
        return new Box((int) (x - width / 2), (int) (foot - height), (int) width, (int) height);
    }

    /** Whether the predicted middle of the body is in the box. */
    boolean isInside(Box box) {
        double middle = foot - height / 2;
        return x >= box.x() && x < box.right() && middle >= box.y() && middle < box.bottom();
    }

    /** How badly the box fits, in body heights: 0 is a perfect fit. */
    double misfit(Box box) {
        double distance = Math.hypot(box.centreX() - x, box.bottom() - foot) / height;
        double size = Math.abs(Math.log(box.height() / height));
        return (distance + 0.5 * size) / uncertainty();
    }

    /**
     * The longer the target was out of sight, the further it may have strayed from a straight line; one seen only once
     * has a speed still to be found out, and may be anywhere around.
     */
    private double uncertainty() {
        return sightings == 1 ? unseen : Math.sqrt(1 + 0.1 * (unseen - 1));
    }

    int sightings() {
        return sightings;
    }

    long unseen() {
        return unseen;
    }

    Track track() {
        return new Track(id, box(), unseen == 0);
    }
}
