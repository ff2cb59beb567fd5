package io.github.parallelpipe.lincheck;

import io.github.parallelpipe.buffer.Batch;
import io.github.parallelpipe.buffer.BufferClosedException;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.buffer.RingBuffer;
import io.github.parallelpipe.testing.Threads.Action;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Programs whose threads wait for each other. Each ends in every schedule; if one does not, a wake-up has been lost, and
 * Lincheck calls it a deadlock.
 */
final class WaitingPrograms {

    /** Nobody waits that long: a wait for a time has to be woken too. */
    private static final Duration AN_AGE = Duration.ofDays(1_000);

    /** Static, or Lincheck would take what only lambdas hold for the property of one thread, and not switch there. */
    private static RingBuffer<Integer> buffer;

    private static AtomicInteger refused;

    private WaitingPrograms() {}

    /** The second item wakes the second taker, though the buffer was not empty. */
    static void everyItemWakesATaker() {
        begin(2);
        Thread first = start(WaitingPrograms::take);
        Thread second = start(WaitingPrograms::take);
        put(2);
        end(first, second);
    }

    /** A timed take and a timed put are woken as any other, long before their time. */
    static void timedWaitsAreWoken() {
        begin(1);
        Thread taker = start(() -> {
            require(buffer.poll(AN_AGE) != null);
            require(buffer.poll(AN_AGE) != null);
        });
        Thread producer = start(() -> {
            require(buffer.put(1, AN_AGE) == null);
            require(buffer.put(2, AN_AGE) == null);
        });
        end(taker, producer);
    }

    /** Each take makes room for one producer. */
    static void everyTakeWakesAProducer() {
        begin(2);
        put(2);
        Thread first = start(() -> put(1));
        Thread second = start(() -> put(1));
        take();
        take();
        end(first, second);
    }

    /** Two items leave at once, and two producers go on. */
    static void aDrainWakesAllProducers() {
        begin(2);
        put(2);
        Thread first = start(() -> put(1));
        Thread second = start(() -> put(1));
        quietly(() -> require(buffer.drainAll().size() == 2));
        end(first, second);
    }

    /** The same, though only one of the two is taken. */
    static void takeLatestWakesAllProducers() {
        begin(2);
        put(2);
        Thread first = start(() -> put(1));
        Thread second = start(() -> put(1));
        quietly(() -> require(buffer.takeLatest(new Batch<>(2)) == 1));
        end(first, second);
    }

    /** One that waits for two items leaves the first to one that waits for one. */
    static void aGathererPassesItsSignalOn() {
        begin(2);
        Thread gatherer = start(() -> buffer.drain(new Batch<>(2), 2, AN_AGE));
        Thread taker = start(WaitingPrograms::take);
        put(1);
        join(taker);
        buffer.close();
        end(gatherer);
    }

    /** One that waits for two items gets them, while another goes on waiting for three. */
    static void everyGathererIsTold() {
        begin(3);
        Thread three = start(() -> buffer.drain(new Batch<>(3), 3, AN_AGE));
        Thread two = start(() -> require(buffer.drain(new Batch<>(2), 2, AN_AGE) == 2));
        put(2);
        join(two);
        buffer.close();
        end(three);
    }

    /** All takers find that the buffer has ended. */
    static void closeWakesAllTakers() {
        begin(1);
        Thread first = start(() -> require(buffer.take() == null));
        Thread second = start(() -> require(buffer.drainAll().isEmpty()));
        buffer.close();
        end(first, second);
    }

    /** All producers are refused. */
    static void closeWakesAllProducers() {
        begin(1);
        put(1);
        Thread first = start(WaitingPrograms::putRefused);
        Thread second = start(WaitingPrograms::putRefused);
        buffer.close();
        end(first, second);
        require(refused.get() == 2);
    }

    /** Those that gather take what there is. */
    static void closeWakesAllGatherers() {
        begin(2);
        put(1);
        Thread gatherer = start(() -> require(buffer.drain(new Batch<>(2), 2, AN_AGE) == 1));
        buffer.close();
        end(gatherer);
    }

    // ---- What the programs are made of. ----

    private static void begin(int capacity) {
        buffer = new RingBuffer<>(capacity, Overflow.BLOCK);
        refused = new AtomicInteger();
    }

    private static void end(Thread... threads) {
        for (Thread thread : threads) {
            join(thread);
        }
        require(buffer.counts().balances());
    }

    private static void put(int items) {
        quietly(() -> {
            for (int item = 0; item < items; item++) {
                require(buffer.put(item) == null);
            }
        });
    }

    private static void putRefused() throws InterruptedException {
        try {
            buffer.put(1);
        } catch (BufferClosedException e) {
            refused.incrementAndGet();
        }
    }

    private static void take() {
        quietly(() -> require(buffer.take() != null));
    }

    /** A platform thread: virtual ones make Lincheck fail. */
    private static Thread start(Action work) {
        Thread thread = new Thread(() -> quietly(work));
        thread.start();
        return thread;
    }

    private static void join(Thread thread) {
        quietly(() -> thread.join()); // not thread::join, which Lincheck does not see
    }

    private static void quietly(Action work) {
        try {
            work.run();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new AssertionError("not what the buffer promises");
        }
    }
}
