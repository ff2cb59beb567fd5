package io.github.parallelpipe.benchmarks.rivals;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** A queue of the JDK between the threads, and a last item that ends the input. */
final class ArrayBlockingQueues implements Rival {

    @Override
    public Line open(Work work) {
        return new ThreadLine(work, () -> new Hop(new ArrayBlockingQueue<>(work.capacity()), work.dropping()));
    }

    private record Hop(BlockingQueue<Object> queue, boolean dropping) implements ThreadLine.Hop {

        private static final Object END = "end";

        @Override
        public void put(Object item) throws InterruptedException {
            if (!dropping) {
                queue.put(item);
                return;
            }
            while (!queue.offer(item)) {
                queue.poll();
            }
        }

        @Override
        public @Nullable Object take() throws InterruptedException {
            Object item = queue.take();
            return item == END ? null : item;
        }

        @Override
        public void end() throws InterruptedException {
            queue.put(END);
        }
    }
}
