package io.github.parallelpipe.explore.simulated;

/** As {@link java.util.concurrent.atomic.AtomicBoolean}, for a flag that only a report shows. */
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
}
