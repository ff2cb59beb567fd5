package io.github.parallelpipe.benchmarks.buffers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A queue of the JDK. */
final class BlockingQueueBuffer implements Buffer {

    private final BlockingQueue<Object> queue;
    private final List<Object> drained;
    private final boolean dropping;

    BlockingQueueBuffer(int capacity, boolean dropping) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.drained = new ArrayList<>(capacity);
        this.dropping = dropping;
    }

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
    public Object take() throws InterruptedException {
        return queue.take();
    }

    @Override
    public int drain() {
        drained.clear();
        return queue.drainTo(drained);
    }
}
