package io.github.parallelpipe.examples.video;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes of blobs the boxes of single people: tight, joined where one fell apart, split where two stand side by side.
 */
final class People {
    /** Smaller than this, of the picture's height, is a bird, a branch or noise. */
    private static final double SMALLEST = 0.05;
    /** Wider than this, of its height, is probably more than one person: a stride makes 0.5. */
    private static final double WIDE = 0.56;
    /** A column with less than this of its neighbours' foreground is a gap between people. */
    private static final double VALLEY = 0.7;
    private static final double WIDEST = 1.1;
    private static final double FILLED = 0.25;

    private final Mask foreground;

    private People(Mask foreground) {
        this.foreground = foreground;
    }

    static List<Box> among(List<Box> blobs, Mask foreground) {
        People people = new People(foreground);
        List<Box> found = new ArrayList<>();
        for (Box blob : people.joined(blobs)) {
            for (Box part : people.split(people.tight(blob))) {
                if (people.isPerson(part)) {
                    found.add(part);
                }
            }
        }
        return found;
    }

    private boolean isPerson(Box box) {
        return box.height() >= SMALLEST * foreground.height
                && box.width() <= WIDEST * box.height()
                && box.height() <= 6 * box.width()
                && count(box) >= FILLED * box.area();
    }

    /** Joins what lies above each other with a small gap: a body that a belt, or a lamp post, has cut in two. */
    private List<Box> joined(List<Box> blobs) {
        List<Box> joined = new ArrayList<>(blobs);
        for (int i = 0; i < joined.size(); i++) {
            for (int j = i + 1; j < joined.size(); j++) {
                if (belongTogether(joined.get(i), joined.get(j))) {
                    joined.set(i, joined.get(i).union(joined.remove(j)));
                    j = i;      // the larger box may reach what the smaller one did not
                }
            }
        }
        return joined;
    }

    private boolean belongTogether(Box a, Box b) {
        if (isUpright(a) && isUpright(b)) {
            return false;       // two people, one further away
        }
        int narrower = Math.min(a.width(), b.width());
        Box both = a.union(b);
        return a.sharedColumns(b) >= 0.6 * narrower
                && -a.sharedRows(b) <= 0.15 * both.height()
                && both.width() <= 0.7 * both.height();
    }

    private boolean isUpright(Box box) {
        return box.height() >= SMALLEST * foreground.height && box.height() >= 1.5 * box.width();
    }

    /**
     * Cuts a box that is too wide for one person at its deepest valley, and the parts again; one with no valley
     * stays.
     */
    private List<Box> split(Box box) {
        if (box.width() <= WIDE * box.height()) {
            return List.of(box);
        }
        int cut = valley(box);
        if (cut < 0) {
            return List.of(box);
        }
        List<Box> parts = new ArrayList<>(split(tight(new Box(box.x(), box.y(), cut - box.x(), box.height()))));
        parts.addAll(split(tight(new Box(cut, box.y(), box.right() - cut, box.height()))));
        return parts;
    }

    /**
     * The column between two people, or -1: it has much less foreground than the highest column on either side of it.
     * One person in mid-stride is wide too, but highest in the middle.
     */
    private int valley(Box box) {
        int[] columns = new int[box.width()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = count(new Box(box.x() + i, box.y(), 1, box.height()));
        }
        int margin = Math.max(2, (int) (0.15 * box.height()));
        int best = -1;
        double depth = VALLEY;
        for (int i = margin; i < columns.length - margin; i++) {
            int peak = Math.min(highest(columns, 0, i), highest(columns, i + 1, columns.length));
            double share = (columns[i] + 1.0) / (peak + 1.0);
            if (share < depth) {
                depth = share;
                best = box.x() + i;
            }
        }
        return best;
    }

    private static int highest(int[] columns, int from, int to) {
        return Arrays.stream(columns, from, to).max().orElse(0);
    }

    /** The box without empty rows and columns at its edges. */
    private Box tight(Box box) {
        int left = box.right();
        int right = box.x();
        int top = box.bottom();
        int bottom = box.y();
        for (int y = box.y(); y < box.bottom(); y++) {
            for (int x = box.x(); x < box.right(); x++) {
                if (foreground.at(x, y)) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        return left < right ? new Box(left, top, right - left, bottom - top) : new Box(box.x(), box.y(), 0, 0);
    }

    private int count(Box box) {
        int count = 0;
        for (int y = box.y(); y < box.bottom(); y++) {
            for (int x = box.x(); x < box.right(); x++) {
                count += foreground.at(x, y) ? 1 : 0;
            }
        }
        return count;
    }
}
