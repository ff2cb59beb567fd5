package io.github.parallelpipe;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A stage that lets an item through only when told to: so a test decides what happens while an item is in process, and
 * orders events without sleeping.
 *
 * @param <T> the type of the items
 */
public final class Gate<T> {

    private final BlockingQueue<T> arrivals = new LinkedBlockingQueue<>();
    private final Semaphore permits = new Semaphore(0);

    /**
     * The stage.
     *
     * @param item the item
     * @return the same item
     */
    public T process(T item) throws InterruptedException {
        arrivals.add(item);
        permits.acquire();
        return item;
    }

    /**
     * Waits until the next item is in process here.
     *
     * @return the item
     */
    public T awaitArrival() throws InterruptedException {
        T item = arrivals.poll(30, TimeUnit.SECONDS);
        if (item == null) {
            throw new AssertionError("nothing arrived in 30 s");
        }
        return item;
    }

    /**
     * Lets items through, now or when they come.
     *
     * @param items how many
     */
    public void open(int items) {
        permits.release(items);
    }

    /** Lets all items through from now on. */
    public void open() {
        open(Integer.MAX_VALUE / 2);
    }
}
