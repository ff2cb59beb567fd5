package io.github.parallelpipe.benchmarks;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.buffer.Overflow;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Three stages that do nothing and a sink that counts, lossless, fed by the calling thread: in two ways. */
enum FourStages {

    /** With this library: {@link Overflow#BLOCK} in front of every stage. */
    PARALLELPIPE {
        @Override
        long pass(int items, int capacity) throws InterruptedException {
            long[] seen = new long[1];
            Pipeline<Object> pipeline = Pipeline.<Object>builder("four")
                    .buffer(capacity, Overflow.BLOCK)
                    .stage("one", item -> item)
                    .stage("two", item -> item)
                    .stage("three", item -> item)
                    .sink("count", item -> seen[0]++);
            PipelineRun<Object> run = pipeline.start();
            for (int i = 0; i < items; i++) {
                run.put(ITEM);
            }
            run.stop();
            run.await();
            return seen[0];
        }
    },

    /** As one would write it without: a virtual thread for each stage, a queue in front of it, a last item that ends it. */
    ARRAY_BLOCKING_QUEUE {
        @Override
        long pass(int items, int capacity) throws InterruptedException {
            long[] seen = new long[1];
            List<BlockingQueue<Object>> queues = IntStream.range(0, 4)
                    .<BlockingQueue<Object>>mapToObj(any -> new ArrayBlockingQueue<>(capacity))
                    .toList();
            for (int stage = 0; stage < 3; stage++) {
                forward(queues.get(stage), item -> item, queues.get(stage + 1));
            }
            Thread sink = Thread.startVirtualThread(() -> seen[0] = count(queues.get(3)));
            for (int i = 0; i < items; i++) {
                queues.getFirst().put(ITEM);
            }
            queues.getFirst().put(END);
            sink.join();
            return seen[0];
        }
    };

    private static final Object ITEM = "item";
    private static final Object END = "end";

    /** Lets as many items go all the way, and tells how many arrived. */
    abstract long pass(int items, int capacity) throws InterruptedException;

    /** The rate at which items go through. */
    final double itemsPerSecond(int items, int capacity) {
        try {
            long started = System.nanoTime();
            long arrived = pass(items, capacity);
            double seconds = (System.nanoTime() - started) / 1e9;
            if (arrived != items) {
                throw new IllegalStateException("every item must arrive: " + arrived + " of " + items);
            }
            return items / seconds;
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void forward(BlockingQueue<Object> from, UnaryOperator<Object> stage, BlockingQueue<Object> to) {
        Thread.startVirtualThread(() -> {
            try {
                Object item = from.take();
                while (item != END) {
                    to.put(stage.apply(item));
                    item = from.take();
                }
                to.put(END);
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts a stage", e);
            }
        });
    }

    private static long count(BlockingQueue<Object> from) {
        try {
            long count = 0;
            while (from.take() != END) {
                count++;
            }
            return count;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a stage", e);
        }
    }
}
