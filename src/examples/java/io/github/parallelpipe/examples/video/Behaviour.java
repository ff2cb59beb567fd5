package io.github.parallelpipe.examples.video;

import java.util.Locale;

/** What somebody does: how fast, and which way. */
record Behaviour(Gait gait, Heading heading) {

    /** Seen too briefly to tell. */
    static final Behaviour NEW = new Behaviour(Gait.NEW, Heading.NOWHERE);

    static final Behaviour STANDING = new Behaviour(Gait.STANDING, Heading.NOWHERE);

    enum Gait {
        NEW,
        STANDING,
        WALKING,
        RUNNING;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * Speed tells, in body heights a second: it needs no calibration, since somebody far away is smaller and
         * slower on the picture alike. A stroll of 1.4 m/s is 0.8 for somebody of 1.75 m; a jog of 3.3 m/s is 1.9.
         */
        static Gait at(double heightsPerSecond) {
            if (heightsPerSecond < 0.25) {
                return STANDING;
            }
            return heightsPerSecond < 1.7 ? WALKING : RUNNING;
        }
    }

    enum Heading {
        NOWHERE("", ""),
        LEFT_TO_RIGHT("crossing left to right", " \u2192"),
        RIGHT_TO_LEFT("crossing right to left", " \u2190"),
        TOWARDS_CAMERA("towards the camera", " \u2193"),
        AWAY_FROM_CAMERA("away from the camera", " \u2191");

        private final String words;
        private final String arrow;

        Heading(String words, String arrow) {
            this.words = words;
            this.arrow = arrow;
        }

        /**
         * The heading of a motion on the ground: positive {@code across} is rightwards, positive {@code nearer} is
         * nearer.
         */
        static Heading of(double across, double nearer) {
            if (Math.abs(across) >= Math.abs(nearer)) {
                return across >= 0 ? LEFT_TO_RIGHT : RIGHT_TO_LEFT;
            }
            return nearer >= 0 ? TOWARDS_CAMERA : AWAY_FROM_CAMERA;
        }
    }

    /** Few letters, for a label in a picture: {@code walking} and an arrow. */
    String label() {
        return gait.word() + heading.arrow;
    }

    @Override
    public String toString() {
        return heading == Heading.NOWHERE ? gait.word() : gait.word() + ", " + heading.words;
    }
}
