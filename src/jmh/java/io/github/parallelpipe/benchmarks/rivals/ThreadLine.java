package io.github.parallelpipe.benchmarks.rivals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The loops that one writes around queues: a thread for each stage, which takes, works and puts until its input has ended.
 */
final class ThreadLine implements Line {

    /** What is between two threads. */
    interface Hop {

        /** Hands an item over; waits for room, or makes some by dropping the oldest. */
        void put(Object item) throws InterruptedException;

        /** Waits for an item; null once the input has ended. */
        @Nullable Object take() throws InterruptedException;

        /** No more items. */
        void end() throws InterruptedException;
    }

    private final Hop first;
    private final List<Thread> threads = new ArrayList<>();

    ThreadLine(Work work, Supplier<Hop> hops) {
        this.first = hops.get();
        Hop from = first;
        for (UnaryOperator<Object> stage : work.stages()) {
            Hop input = from;
            Hop output = hops.get();
            start(work, () -> forward(input, stage, output));
            from = output;
        }
        Hop last = from;
        start(work, () -> consume(last, work.sink()));
    }

    @Override
    public void put(Object item) throws InterruptedException {
        first.put(item);
    }

    @Override
    public void finish() throws InterruptedException {
        first.end();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private interface Loop {
        void run() throws InterruptedException;
    }

    private void start(Work work, Loop loop) {
        Thread thread = work.factory().newThread(() -> {
            try {
                loop.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts a stage", e);
            }
        });
        threads.add(thread);
        thread.start();
    }

    private static void forward(Hop from, UnaryOperator<Object> stage, Hop to) throws InterruptedException {
        Object item = from.take();
        while (item != null) {
            to.put(stage.apply(item));
            item = from.take();
        }
        to.end();
    }

    private static void consume(Hop from, Consumer<Object> sink) throws InterruptedException {
        Object item = from.take();
        while (item != null) {
            sink.accept(item);
            item = from.take();
        }
    }
}
