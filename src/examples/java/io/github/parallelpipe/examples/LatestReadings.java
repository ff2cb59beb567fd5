package io.github.parallelpipe.examples;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.buffer.RingBuffer;

/** A buffer on its own: a sensor that never waits, and a reader that sees its latest readings. */
public final class LatestReadings {

    private LatestReadings() {}

    /**
     * Runs the example.
     *
     * @param args not used
     */
    public static void main(String[] args) throws InterruptedException {
        // @start region="buffer"
        RingBuffer<Double> readings = new RingBuffer<>(3, Overflow.DROP_OLDEST);
        Thread sensor = Thread.startVirtualThread(() -> {
            try {
                for (int i = 1; i <= 5; i++) {
                    Double dropped = readings.put(20.0 + i / 10.0); // never waits
                    if (dropped != null) {
                        System.out.println("dropped " + dropped);
                    }
                }
            } catch (InterruptedException e) {
                throw new AssertionError("only a put under BLOCK waits", e);
            } finally {
                readings.close();
            }
        });
        sensor.join();
        System.out.println("read    " + readings.drainAll()); // [20.3, 20.4, 20.5]
        System.out.println(readings.counts());
        // @end
    }
}
