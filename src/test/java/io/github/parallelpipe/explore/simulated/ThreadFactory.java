package io.github.parallelpipe.explore.simulated;

/** As {@link java.util.concurrent.ThreadFactory}, of simulated threads. */
@FunctionalInterface
public interface ThreadFactory {

    /** {@return a thread that has not begun} */
    Thread newThread(Runnable body);
}
