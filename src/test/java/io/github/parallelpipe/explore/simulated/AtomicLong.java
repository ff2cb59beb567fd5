package io.github.parallelpipe.explore.simulated;

/** As {@link java.util.concurrent.atomic.AtomicLong}, mostly for counters: see {@link Scenario#countersMatter()}. */
public final class AtomicLong {

    private long value;

    /** Of zero. */
    public AtomicLong() {}

    /** Of a value. */
    public AtomicLong(long value) {
        this.value = value;
    }

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
        return addAndGet(1);
    }

    /** As {@link #incrementAndGet}. */
    public long addAndGet(long more) {
        World.current().counterPoint();
        value += more;
        return value;
    }

    /** Counts down, to find out who is the last: so it always is a point. */
    public long decrementAndGet() {
        World world = World.current();
        world.point();
        value--;
        world.observe(value);
        return value;
    }
}
