package io.github.parallelpipe.explore.simulated;

/** As the buffer's own lock: under the explorer's control all locks are alike. */
public final class SpinLock extends ReentrantLock {

    private static final long serialVersionUID = 1L;
}
