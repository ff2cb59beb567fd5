package io.github.parallelpipe;

import java.util.concurrent.atomic.AtomicLong;

/** Where a sink's items end: there is nothing behind it, so they are only counted. */
final class Delivery<O> implements Output<O> {

    private final AtomicLong delivered = new AtomicLong();
    private final boolean oneWriter;

    Delivery(int workers) {
        oneWriter = workers == 1;
    }

    @Override
    public void emit(O result, long sequence, long enteredNanos, long missed) {
        Counters.add(delivered, 1, oneWriter);
    }

    @Override
    public void complete() {}

    long delivered() {
        return delivered.get();
    }
}
