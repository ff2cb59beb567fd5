package io.github.parallelpipe.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Computing of so many steps, each of which needs the one before: it takes a processor as long as that, and looks at no
 * clock.
 */
final class Computation {

    private static final int SAMPLE_STEPS = 50_000;
    private static final int SAMPLES = 1_000;
    private static final int KINDS = 256;

    /** Written by who calibrates, so that the samples are computed. */
    private static long last;

    private Computation() {}

    /** What comes of it, which has to be used. */
    static long of(int steps) {
        long state = 1;
        for (int i = 0; i < steps; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
        }
        return state;
    }

    /** How many steps one thread makes in that time on a processor of its own: by the quickest of many samples. */
    static int stepsIn(long nanos) {
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < SAMPLES; i++) {
            long begun = System.nanoTime();
            last = of(SAMPLE_STEPS);
            quickest = Math.min(quickest, System.nanoTime() - begun);
        }
        return (int) (nanos * SAMPLE_STEPS / quickest);
    }

    /** Numbers of steps from none to four times the mean, small ones more often, and always in the same order. */
    static List<Integer> uneven(int mean) {
        List<Integer> steps = new ArrayList<>();
        for (int i = 0; i < KINDS; i++) {
            double part = (i + 0.5) / KINDS;
            steps.add((int) (4 * mean * part * part * part)); // the mean of a cube is a quarter
        }
        Collections.shuffle(steps, new Random(1));
        return steps;
    }
}
