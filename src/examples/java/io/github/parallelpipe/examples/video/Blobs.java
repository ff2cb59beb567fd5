package io.github.parallelpipe.examples.video;

import java.util.ArrayList;
import java.util.List;

/** Finds what hangs together in a mask: connected pixels, by flood fill. */
final class Blobs {
    private final Mask mask;
    private final boolean[] visited;
    private final int[] stack;

    private Blobs(Mask mask) {
        this.mask = mask;
        this.visited = new boolean[mask.width * mask.height];
        this.stack = new int[mask.width * mask.height];     // a pixel is pushed once at most
    }

    /** The boxes around each group of connected pixels (also over corners), top to bottom. */
    static List<Box> in(Mask mask) {
        return new Blobs(mask).all();
    }

    private List<Box> all() {
        List<Box> boxes = new ArrayList<>();
        for (int y = 0; y < mask.height; y++) {
            for (int x = 0; x < mask.width; x++) {
                if (isNew(x, y)) {
                    boxes.add(fill(x, y));
                }
            }
        }
        return boxes;
    }

    private Box fill(int startX, int startY) {
        int left = startX;
        int right = startX;
        int top = startY;
        int bottom = startY;
        int size = push(0, startX, startY);
        while (size > 0) {
            int pixel = stack[--size];
            int x = pixel % mask.width;
            int y = pixel / mask.width;
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    if (isNew(x + dx, y + dy)) {
                        size = push(size, x + dx, y + dy);
                    }
                }
            }
        }
        return new Box(left, top, right - left + 1, bottom - top + 1);
    }

    private boolean isNew(int x, int y) {
        return mask.at(x, y) && !visited[y * mask.width + x];
    }

    private int push(int size, int x, int y) {
        int pixel = y * mask.width + x;
        visited[pixel] = true;
        stack[size] = pixel;
        return size + 1;
    }
}
