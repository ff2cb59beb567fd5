package io.github.parallelpipe.explore.simulated;

/** As {@link java.lang.System}: its clock. */
public final class System {

    private System() {}

    /** {@return the virtual time} */
    public static long nanoTime() {
        World world = World.current();
        world.observe(world.now());
        return world.now();
    }
}
