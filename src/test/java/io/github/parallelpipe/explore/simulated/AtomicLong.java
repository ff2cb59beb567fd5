package io.github.parallelpipe.explore.simulated;

/** As {@link java.util.concurrent.atomic.AtomicLong}, for counters: see {@link Scenario#countersMatter()}. */
public final class AtomicLong {

    private long value;

    /** {@return the value} */
    public long get() {
        World world = World.current();
        world.counterPoint();
        world.observe(value);
        return value;
    }

    /** {@return the value, as the only thread sees it that writes it} */
    public long getPlain() {
        return value;
    }

    /** Sets the value. */
    public void lazySet(long next) {
        World.current().counterPoint();
        value = next;
    }

    /** Counts one more, and tells nobody what that makes: nobody asks. */
    public long incrementAndGet() {
        World.current().counterPoint();
        return ++value;
    }
}
