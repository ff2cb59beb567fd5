package io.github.parallelpipe.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How long a test waits for what must happen: far longer than it takes, as only a failure waits that long. */
public final class Patience {

    /** Long for a test, and short of JUnit's own time limit; {@code -Dpatience=2} shortens it, to try broken code. */
    public static final Duration LIMIT = Duration.ofSeconds(Integer.getInteger("patience", 30));

    private Patience() {}

    /**
     * Waits until something holds that other threads bring about.
     *
     * @param what      what is waited for, for the message
     * @param condition whether it holds; asked again and again
     * @throws AssertionError if it does not come to hold in time
     */
    public static void awaitUntil(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > LIMIT.toNanos()) {
                throw new AssertionError("not in " + LIMIT.toSeconds() + " s: " + what);
            }
            Thread.onSpinWait();
            Thread.yield();
        }
    }
}
