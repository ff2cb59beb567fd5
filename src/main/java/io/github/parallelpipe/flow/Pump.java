package io.github.parallelpipe.flow;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.buffer.RingBuffer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Hands items over to a run that makes whoever puts wait, so that the thread of a publisher never does. At most the
 * capacity is requested and not yet handed over, and as many can wait here: so one more is a mistake of the publisher.
 *
 * <p>Requests are made for half the capacity at a time, as a request may be a message. Of what is requested, at least
 * half a capacity is then still to come, or here: so there is always something that leads to the next request.
 */
final class Pump<I> {

    private final RingBuffer<I> requested;
    private final Consumer<I> handOver;
    private final LongConsumer request;

    Pump(int capacity, Consumer<I> handOver, LongConsumer request) {
        this.requested = new RingBuffer<>(capacity, Overflow.FAIL);
        this.handOver = handOver;
        this.request = request;
    }

    /** Hands over until the end. */
    void run() throws InterruptedException {
        int batch = Math.max(1, requested.capacity() / 2);
        int handedOver = 0;
        for (I item = requested.take(); item != null; item = requested.take()) {
            handOver.accept(item);
            handedOver++;
            if (handedOver == batch) {
                request.accept(batch);
                handedOver = 0;
            }
        }
    }

    /** Throws as a buffer does: if it is full, or has ended. */
    void put(I item) throws InterruptedException {
        requested.put(item);
    }

    /** Ends when what is here has been handed over. */
    void complete() {
        requested.close();
    }

    /** Ends; what has not been handed over is the caller's. */
    List<I> quit() {
        return requested.closeNow();
    }
}
