package io.github.parallelpipe.benchmarks.rivals;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.jctools.queues.MessagePassingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A lock-free queue of JCTools between threads. It leaves waiting to its user: who finds it empty or full says so, looks
 * again, and parks; who has changed it wakes whoever said so. One consumer; several producers take turns at waiting.
 */
final class ParkingHop implements ThreadLine.Hop {

    private static final Object END = "end";
    private static final long TURN_NANOS = 20_000;

    private final MessagePassingQueue<Object> queue;
    private final boolean dropping;
    private final AtomicReference<@Nullable Thread> consumer = new AtomicReference<>();
    private final AtomicReference<@Nullable Thread> producer = new AtomicReference<>();

    /** Stages with such queues between them. */
    static Line line(Work work, IntFunction<MessagePassingQueue<Object>> queues) {
        return new ThreadLine(work, () -> new ParkingHop(queues.apply(work.capacity()), work.dropping()));
    }

    /** Where it drops, producers poll: for a queue that lets more than one thread do that. */
    private ParkingHop(MessagePassingQueue<Object> queue, boolean dropping) {
        this.queue = queue;
        this.dropping = dropping;
    }

    @Override
    public void put(Object item) {
        while (!queue.offer(item)) {
            if (dropping) {
                queue.poll();
            } else if (await(item)) {
                break;
            }
        }
        wake(consumer);
    }

    /** Waits while the queue is full; tells whether that put the item. */
    private boolean await(Object item) {
        Thread self = Thread.currentThread();
        if (!producer.compareAndSet(null, self)) {
            LockSupport.parkNanos(this, TURN_NANOS);
            return false;
        }
        boolean put = queue.offer(item);
        if (!put) {
            LockSupport.park(this);
        }
        producer.compareAndSet(self, null);
        return put;
    }

    @Override
    public @Nullable Object take() {
        Object item = queue.poll();
        while (item == null) {
            consumer.set(Thread.currentThread());
            item = queue.poll();
            if (item == null) {
                LockSupport.park(this);
                item = queue.poll();
            }
            consumer.set(null);
        }
        wake(producer);
        return item == END ? null : item;
    }

    @Override
    public void end() {
        while (!queue.offer(END)) {
            LockSupport.parkNanos(this, TURN_NANOS);
        }
        wake(consumer);
    }

    /** The queue's own writes are released, no more: without the fence, this could look before they are seen. */
    private static void wake(AtomicReference<@Nullable Thread> waiter) {
        VarHandle.fullFence();
        Thread thread = waiter.get();
        if (thread != null && waiter.compareAndSet(thread, null)) {
            LockSupport.unpark(thread);
        }
    }
}
