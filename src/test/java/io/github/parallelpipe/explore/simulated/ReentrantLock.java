package io.github.parallelpipe.explore.simulated;

import io.github.parallelpipe.explore.ExplorerLock;
import org.jspecify.annotations.Nullable;

/** As {@link java.util.concurrent.locks.ReentrantLock}, under the explorer's control. */
public class ReentrantLock extends ExplorerLock {

    private static final long serialVersionUID = 1L;

    private final transient World world;
    /** What the thread learns that takes it. */
    private transient @Nullable Object guarded;

    /** A free lock. */
    public ReentrantLock() {
        this(World.current());
    }

    private ReentrantLock(World world) {
        super(world);
        this.world = world;
    }

    void guards(Object holder) {
        guarded = holder;
    }

    @Override
    protected void taken() {
        if (!world.isUnderWay()) {
            return;
        }
        if (guarded == null) {
            world.bindLocks();
        }
        if (guarded == null) {
            throw new IllegalStateException("a lock that is no field of anything the explorer sees");
        }
        world.takesLock(guarded);
    }

    @Override
    protected void takenAgain(boolean interrupted) {
        world.takesLockAgain(guarded, interrupted);
    }
}
