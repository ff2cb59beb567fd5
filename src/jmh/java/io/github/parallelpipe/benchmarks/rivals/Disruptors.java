package io.github.parallelpipe.benchmarks.rivals;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.YieldingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.EventHandlerGroup;
import com.lmax.disruptor.dsl.ProducerType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One ring that all stages go round, each behind the one before. It holds as many items as the buffers of the others
 * together, rounded up to a power of two. It drops nothing. Of its ways to wait, yielding was the fastest by far where
 * there are more stages than processors.
 */
final class Disruptors implements Rival {

    private static final class Slot {
        @Nullable Object item;
    }

    @Override
    public void pass(Work work, Iterable<Object> source) throws InterruptedException {
        Line line = open(work, ProducerType.SINGLE);
        for (Object item : source) {
            line.put(item);
        }
        line.finish();
    }

    @Override
    public Line open(Work work) {
        return open(work, ProducerType.MULTI);
    }

    private static Line open(Work work, ProducerType producers) {
        int size = Integer.highestOneBit(work.capacity() * work.length() * 2 - 1);
        Disruptor<Slot> disruptor =
                new Disruptor<>(Slot::new, size, work.factory(), producers, new YieldingWaitStrategy());
        EventHandlerGroup<Slot> group = null;
        for (EventHandler<Slot> handler : handlers(work)) {
            group = group == null ? disruptor.handleEventsWith(handler) : group.then(handler);
        }
        disruptor.start();
        return new Line() {
            @Override
            public void put(Object item) {
                disruptor.publishEvent((slot, sequence, put) -> slot.item = put, item);
            }

            @Override
            public void finish() {
                disruptor.shutdown();
            }
        };
    }

    private static List<EventHandler<Slot>> handlers(Work work) {
        List<EventHandler<Slot>> handlers = new ArrayList<>();
        work.stages().forEach(stage -> handlers.add((slot, sequence, last) -> slot.item = stage.apply(item(slot))));
        handlers.add((slot, sequence, last) -> {
            work.sink().accept(item(slot));
            slot.item = null;
        });
        return handlers;
    }

    private static Object item(Slot slot) {
        Object item = slot.item;
        if (item == null) {
            throw new IllegalStateException("a published slot has an item");
        }
        return item;
    }
}
