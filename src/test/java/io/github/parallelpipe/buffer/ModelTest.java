package io.github.parallelpipe.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Thousands of random steps of one thread do to the buffer what they do to a plain {@link ArrayDeque}. */
class ModelTest {

    private static final int STEPS = 4_000;

    private record Entry(Integer item, long sequence, long enteredNanos, long missed) {

        Entry missing(long more) {
            return new Entry(item, sequence, enteredNanos, missed + more);
        }
    }

    private final AtomicLong clock = new AtomicLong();
    private final Batch<Integer> batch = new Batch<>(0);
    private final Deque<Entry> model = new ArrayDeque<>();
    private RingBuffer<Integer> buffer;
    private Random random;
    private boolean closed;
    private long offered;
    private long taken;
    private long dropped;
    private long discarded;
    private long lostSince;

    /** The same seeds in every run, and one that is new: a failure names it. */
    static Stream<Arguments> seeds() {
        return Stream.of(Overflow.values()).flatMap(overflow -> LongStream.of(1, 2, 3, System.nanoTime())
                .mapToObj(seed -> Arguments.of(overflow, seed)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void doesWhatAPlainQueueDoes(Overflow overflow, long seed) throws InterruptedException {
        random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            if (step % 500 == 0) {
                begin(overflow);
            }
            try {
                doSomething();
                compare();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("%s, seed %d, step %d: %s".formatted(overflow, seed, step, e), e);
            }
        }
    }

    private void begin(Overflow overflow) {
        buffer = new RingBuffer<>(1 + random.nextInt(5), overflow, clock::get);
        model.clear();
        closed = false;
        offered = taken = dropped = discarded = lostSince = 0;
    }

    private void compare() {
        buffer.checkInvariants();
        assertThat(buffer.counts()).isEqualTo(new BufferCounts(offered, taken, dropped, discarded, model.size()));
        assertThat(buffer.size()).isEqualTo(model.size());
        assertThat(buffer.isClosed()).isEqualTo(closed);
        assertThat(buffer.isEnded()).isEqualTo(closed && model.isEmpty());
    }

    private void doSomething() throws InterruptedException {
        clock.addAndGet(random.nextInt(1_000));
        switch (random.nextInt(closed ? 6 : 16)) {
            case 0 -> poll();
            case 1 -> takeLatest();
            case 2 -> drain(Integer.MAX_VALUE);
            case 3 -> drain(1 + random.nextInt(buffer.capacity()));
            case 4 -> take();
            case 5 -> sometimesClose();
            default -> put();
        }
    }

    private void put() throws InterruptedException {
        Integer item = random.nextInt();
        boolean forwarded = !isStuck() && random.nextInt(3) == 0;
        Entry entry = forwarded
                ? new Entry(item, random.nextLong(), random.nextLong(), random.nextInt(4))
                : new Entry(item, offered, clock.get(), 0);
        assertThat(forwarded ? forward(entry) : put(item)).isSameAs(expectedFromPut(entry));
    }

    private @Nullable Integer forward(Entry entry) throws InterruptedException {
        return buffer.forward(entry.item(), entry.sequence(), entry.enteredNanos(), entry.missed());
    }

    /** By a call that does not wait. */
    private @Nullable Integer put(Integer item) throws InterruptedException {
        return isStuck() || random.nextBoolean() ? buffer.put(item, Duration.ZERO) : buffer.put(item);
    }

    private boolean isFull() {
        return model.size() == buffer.capacity();
    }

    /** Whether a put would wait or fail. */
    private boolean isStuck() {
        return isFull() && !buffer.overflow().drops();
    }

    private @Nullable Integer expectedFromPut(Entry entry) {
        if (isStuck()) {
            return entry.item();
        }
        offered++;
        if (!isFull()) {
            model.add(entry.missing(lostSince));
            lostSince = 0;
            return null;
        }
        dropped++;
        if (buffer.overflow() == Overflow.DROP_NEWEST) {
            lostSince += entry.missed() + 1;
            return entry.item();
        }
        Entry oldest = model.remove();
        model.add(entry);
        model.push(model.remove().missing(oldest.missed() + 1));
        return oldest.item();
    }

    private @Nullable Integer expectedFromPoll() {
        Entry oldest = model.poll();
        taken += oldest == null ? 0 : 1;
        return oldest == null ? null : oldest.item();
    }

    private void poll() throws InterruptedException {
        Integer actual = random.nextBoolean() ? buffer.poll() : buffer.poll(Duration.ZERO);
        assertThat(actual).isSameAs(expectedFromPoll());
    }

    private void take() throws InterruptedException {
        if (!model.isEmpty() || closed) {
            assertThat(buffer.take()).isSameAs(expectedFromPoll());
        }
    }

    private void takeLatest() throws InterruptedException {
        Integer actual = buffer.takeLatest(batch, Duration.ZERO);
        List<Entry> all = new ArrayList<>(model);
        model.clear();
        if (all.isEmpty()) {
            assertThat(actual).isNull();
        } else {
            long lost = all.stream().limit(all.size() - 1).mapToLong(entry -> entry.missed() + 1).sum();
            all.add(all.removeLast().missing(lost));
            assertThat(actual).isSameAs(all.getLast().item());
            assertThat(batch.position()).isEqualTo(taken);
            taken++;
            dropped += all.size() - 1;
        }
        assertThat(entries()).isEqualTo(all);
    }

    private void drain(int max) throws InterruptedException {
        List<Entry> expected = model.stream().limit(max).toList();
        taken += expected.size();
        for (int i = 0; i < expected.size(); i++) {
            model.remove();
        }
        assertThat(drained(max, expected.isEmpty())).isEqualTo(expected.size());
        assertThat(batch.position()).isEqualTo(taken - expected.size());
        assertThat(entries()).isEqualTo(expected);
    }

    /** By a call that does not wait. */
    private int drained(int max, boolean nothing) throws InterruptedException {
        if (max == Integer.MAX_VALUE || nothing) {
            return buffer.drainAll(batch, Duration.ZERO);
        }
        return random.nextBoolean() ? buffer.drain(batch, max) : buffer.drain(batch, max, Duration.ZERO);
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            entries.add(new Entry(batch.item(i), batch.sequence(i), batch.enteredNanos(i), batch.missed(i)));
        }
        return entries;
    }

    private void sometimesClose() {
        switch (random.nextInt(20)) {
            case 0 -> {
                buffer.close();
                closed = true;
            }
            case 1 -> {
                assertThat(buffer.closeNow()).isEqualTo(model.stream().map(Entry::item).toList());
                discarded += model.size();
                model.clear();
                closed = true;
            }
            default -> { }
        }
    }
}
