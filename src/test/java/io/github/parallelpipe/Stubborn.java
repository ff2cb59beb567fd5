package io.github.parallelpipe;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A stage that ignores interrupts: it keeps its item until it is released.
 *
 * @param <T> the type of the items
 */
final class Stubborn<T> implements Stage<T, T> {

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Override
    public T process(T item) {
        arrived.countDown();
        while (released.getCount() > 0) {
            try {
                released.await();
            } catch (InterruptedException e) {
                // Ignored, as announced.
            }
        }
        return item;
    }

    void awaitArrival() throws InterruptedException {
        if (!arrived.await(30, TimeUnit.SECONDS)) {
            throw new AssertionError("nothing arrived in 30 s");
        }
    }

    void release() {
        released.countDown();
    }
}
