package io.github.parallelpipe.benchmarks.buffers;

import java.util.ArrayList;
import java.util.List;
import org.jctools.queues.MessagePassingQueue;
import org.jspecify.annotations.Nullable;

/** A queue of JCTools. */
final class JcToolsBuffer implements Buffer {

    private final MessagePassingQueue<Object> queue;
    private final List<Object> drained = new ArrayList<>();

    JcToolsBuffer(MessagePassingQueue<Object> queue) {
        this.queue = queue;
    }

    @Override
    public void put(Object item) {
        while (!queue.offer(item)) {
            queue.poll();
        }
    }

    @Override
    public @Nullable Object take() {
        return queue.poll();
    }

    @Override
    public int drain() {
        drained.clear();
        return queue.drain(drained::add);
    }
}
