package io.github.parallelpipe.examples;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Stands for a driver: a timer that calls back with a frame a hundred times a second, and wants each of them back. */
final class Camera implements AutoCloseable {

    /** Lent to whoever is called back. */
    final class Frame {

        private final int number;

        private Frame(int number) {
            this.number = number;
            lent.incrementAndGet();
        }

        int number() {
            return number;
        }

        void giveBack() {
            lent.decrementAndGet();
        }
    }

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger lent = new AtomicInteger();

    void onFrame(Consumer<Frame> callback) {
        timer.scheduleAtFixedRate(
                () -> callback.accept(new Frame(taken.getAndIncrement())), 0, 10, TimeUnit.MILLISECONDS);
    }

    int taken() {
        return taken.get();
    }

    boolean isClosed() {
        return timer.isShutdown();
    }

    int lent() {
        return lent.get();
    }

    /** Ends the calls, and waits for one that is under way. */
    @Override
    public void close() {
        timer.close();
    }
}
