package io.github.parallelpipe.examples;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.Stage;
import io.github.parallelpipe.buffer.Overflow;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Between two {@link BlockingQueue}s that others fill and empty. A queue knows no end, so both sides agree on an item that
 * means it. (Where the reader is yours, an {@link io.github.parallelpipe.Outlet} ends by itself: see {@link Streams}.)
 *
 * <p>The end: whoever fills the first queue puts the mark, and the run works off what came before it. The second queue gets
 * it when the run is over, in whatever way: not from the sink's {@code close()}, which after a failure or a cancel may find
 * its thread interrupted, and then cannot wait for room. What a failed run has not taken is still in the first queue.
 */
public final class BlockingQueues {

    static final String END = "no more";

    private BlockingQueues() {}

    /**
     * Runs the example.
     *
     * @param args not used
     */
    public static void main(String[] args) throws Exception {
        BlockingQueue<String> orders = new ArrayBlockingQueue<>(2);
        BlockingQueue<String> parcels = new ArrayBlockingQueue<>(2);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<RunReport> shop = threads.submit(() -> serve(orders, parcels, order -> "a box of " + order));
            Future<Void> customer = threads.submit(() -> {
                for (String order : new String[] {"tea", "milk", "sugar", END}) {
                    orders.put(order);
                }
                return null;
            });
            for (String parcel = parcels.take(); !parcel.equals(END); parcel = parcels.take()) {
                System.out.println(parcel);
            }
            customer.get();
            System.out.println(shop.get().stage("pack").processed() + " orders packed");
        }
    }

    static RunReport serve(BlockingQueue<String> orders, BlockingQueue<String> parcels, Stage<String, String> packing)
            throws InterruptedException {
        // @start region="queues"
        Pipeline<String> pipeline = Pipeline.<String>builder("shop")
                .buffer(2, Overflow.BLOCK) // so that what is too much waits in the queues, and none is dropped
                .stage("pack", packing)
                .sink("send", parcels::put);
        Pull<String> untilEnd = () -> {
            String order = orders.take();
            return order.equals(END) ? null : order;
        };
        try {
            return pipeline.run(untilEnd);
        } finally {
            boolean interrupted = Thread.interrupted(); // by which a put would fail, and the reader wait for ever
            parcels.put(END);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        // @end
    }
}
