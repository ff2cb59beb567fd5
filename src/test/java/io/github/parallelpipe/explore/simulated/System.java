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

    /** As {@link java.lang.System#arraycopy}: what is copied is guarded by a lock. */
    public static void arraycopy(Object from, int fromIndex, Object to, int index, int count) {
        java.lang.System.arraycopy(from, fromIndex, to, index, count);
    }
}
