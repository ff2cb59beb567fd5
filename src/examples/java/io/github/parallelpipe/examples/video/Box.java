package io.github.parallelpipe.examples.video;

import java.io.Serializable;

/** A rectangle of pixels: where somebody, or something, is in a picture. */
record Box(int x, int y, int width, int height) implements Serializable {

    int right() {
        return x + width;
    }

    int bottom() {
        return y + height;
    }

    int area() {
        return width * height;
    }

    double centreX() {
        return x + width / 2.0;
    }

    /** The smallest box that holds both. */
    Box union(Box other) {
        int left = Math.min(x, other.x);
        int top = Math.min(y, other.y);
        return new Box(
                left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }

    /** How many columns the two have in common; negative: how many lie between them. */
    int sharedColumns(Box other) {
        return Math.min(right(), other.right()) - Math.max(x, other.x);
    }

    /** How many rows the two have in common; negative: how many lie between them. */
    int sharedRows(Box other) {
        return Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
    }

    int intersection(Box other) {
        return Math.max(0, sharedColumns(other)) * Math.max(0, sharedRows(other));
    }

    /** Intersection over union: 1 for the same box, 0 for boxes apart. */
    double overlap(Box other) {
        int shared = intersection(other);
        return shared == 0 ? 0 : (double) shared / (area() + other.area() - shared);
    }
}
