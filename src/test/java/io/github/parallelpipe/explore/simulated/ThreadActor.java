package io.github.parallelpipe.explore.simulated;

import io.github.parallelpipe.explore.Actor;
import io.github.parallelpipe.explore.Fingerprint;

/** A simulated thread, for the explorer. */
final class ThreadActor extends Actor {

    final Thread simulated;

    /** What it has seen since what it does was last known: determines what is on its stack. */
    long seen;

    /** What it had seen when it last took a lock. */
    long beforeLock;

    ThreadActor(int index, Thread simulated) {
        super(index, simulated.getName());
        this.simulated = simulated;
    }

    void goesOn(long now) {
        seen = Fingerprint.mix(seen, wokenAs(now));
    }

    /** Whether its last wait had a limit. */
    boolean isTimed() {
        return isLate(FOR_EVER - 1);
    }

    void forget(long allButThis) {
        seen = allButThis;
        forgetWait();
        forgetTimeOuts();
    }

    void remember(long before, long result) {
        forget(Fingerprint.mix(before, result));
    }

    @Override
    protected long fingerprint(long now) {
        if (isDone()) {
            return 1;
        }
        return Fingerprint.mix(seen, isReady() ? (isInterrupted() ? 2 : 3) : super.fingerprint(now));
    }
}
