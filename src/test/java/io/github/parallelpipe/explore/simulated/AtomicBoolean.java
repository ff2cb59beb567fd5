package io.github.parallelpipe.explore.simulated;

/**
 * As {@link java.util.concurrent.atomic.AtomicBoolean}: a flag that only a report shows, or one by which threads exclude
 * each other.
 */
public final class AtomicBoolean {

    private boolean value;

    /** {@return the value} */
    public boolean get() {
        World world = World.current();
        world.counterPoint();
        world.observe(value);
        return value;
    }

    /** Sets the value. */
    public void lazySet(boolean next) {
        World.current().counterPoint();
        value = next;
    }

    /** Sets the value if it is the expected one, and tells whether it was. */
    public boolean compareAndSet(boolean expected, boolean next) {
        World world = World.current();
        world.point();
        boolean asExpected = value == expected;
        if (asExpected) {
            value = next;
        }
        world.observeAll();
        return asExpected;
    }

    /** Sets the value, for whoever spins until it changes. */
    public void setRelease(boolean next) {
        World world = World.current();
        world.point();
        value = next;
        world.spinning().wakeAll();
    }
}
