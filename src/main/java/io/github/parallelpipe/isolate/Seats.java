package io.github.parallelpipe.isolate;

import io.github.parallelpipe.ContextStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives the workers of one run their parts, so many of them at one seat. */
final class Seats<I, O> implements Supplier<ContextStage<I, O>> {

    private final Supplier<Seat> seats;
    private final int workersEach;
    private final int retries;

    private final ReentrantLock lock = new ReentrantLock();
    private int free;
    private @Nullable Seat seat;

    Seats(Supplier<Seat> seats, int workersEach, int retries) {
        this.seats = seats;
        this.workersEach = workersEach;
        this.retries = retries;
    }

    @Override
    public ContextStage<I, O> get() {
        return new IsolatedStage<>(seat(), retries);
    }

    private Seat seat() {
        lock.lock();
        try {
            Seat last = seat;
            if (last == null || free == 0) {
                last = seats.get();
                seat = last;
                free = workersEach;
            }
            free--;
            return last;
        } finally {
            lock.unlock();
        }
    }
}
