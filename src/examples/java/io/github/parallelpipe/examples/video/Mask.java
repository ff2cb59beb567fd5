package io.github.parallelpipe.examples.video;

import java.util.Arrays;

/** A picture in black and white: which pixels are foreground. */
final class Mask {
    final int width;
    final int height;
    private final boolean[] bits;

    Mask(int width, int height) {
        this.width = width;
        this.height = height;
        this.bits = new boolean[width * height];
    }

    boolean at(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height && bits[y * width + x];
    }

    void set(int x, int y) {
        bits[y * width + x] = true;
    }

    void set(Box box) {
        for (int y = Math.max(0, box.y()); y < Math.min(height, box.bottom()); y++) {
            Arrays.fill(bits, y * width + Math.max(0, box.x()), y * width + Math.min(width, box.right()), true);
        }
    }

    int count() {
        int count = 0;
        for (boolean bit : bits) {
            count += bit ? 1 : 0;
        }
        return count;
    }

    /** Each pixel as most of its neighbourhood of three by three is: specks go, pinholes close. */
    Mask smoothed() {
        Mask smooth = new Mask(width, height);
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int centre = y * width + x;
                int set = row(centre - width) + row(centre) + row(centre + width);
                smooth.bits[centre] = set >= 5;
            }
        }
        return smooth;
    }

    /** Grown by so many pixels sideways and up and down, so that the parts of a body touch. */
    Mask grown(int sideways, int upAndDown) {
        Mask grown = new Mask(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (bits[y * width + x]) {
                    grown.set(new Box(x - sideways, y - upAndDown, 2 * sideways + 1, 2 * upAndDown + 1));
                }
            }
        }
        return grown;
    }

    private int row(int centre) {
        return (bits[centre - 1] ? 1 : 0) + (bits[centre] ? 1 : 0) + (bits[centre + 1] ? 1 : 0);
    }
}
