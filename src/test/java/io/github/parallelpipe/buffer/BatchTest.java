package io.github.parallelpipe.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.testing.Patience;
import io.github.parallelpipe.testing.Threads;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {

    private final RingBuffer<String> buffer = new RingBuffer<>(5, Overflow.BLOCK);

    private void put(String... items) throws InterruptedException {
        for (String item : items) {
            buffer.put(item);
        }
    }

    @Test
    void refusesANegativeSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Batch<>(-1))
                .withMessage("expected size must not be negative: -1");
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(new Batch<>(3).size()).isZero();
        assertThat(new Batch<>(3).toList()).isEmpty();
    }

    @Test
    void growsAsNeeded() throws InterruptedException {
        Batch<String> batch = new Batch<>(0);
        put("a", "b", "c");

        buffer.drainAll(batch);

        assertThat(batch.toList()).containsExactly("a", "b", "c");
        assertThat(batch.item(2)).isEqualTo("c");
        assertThat(batch.sequence(2)).isEqualTo(2);
    }

    @Test
    void forgetsWhatItHeldBefore() throws InterruptedException {
        Batch<String> batch = new Batch<>(1);
        put("a", "b", "c");
        buffer.drainAll(batch);
        put("d");

        buffer.drainAll(batch);

        assertThat(batch.toList()).containsExactly("d");
        assertThat(batch.sequence(0)).isEqualTo(3);
    }

    @Test
    void knowsHowManyWereTakenBefore() throws InterruptedException {
        Batch<String> batch = new Batch<>(1);
        put("a", "b", "c");
        buffer.take();

        buffer.drain(batch, 1);
        assertThat(batch.position()).isEqualTo(1);

        put("d");
        buffer.takeLatest(batch);
        assertThat(batch.position()).as("what is dropped is not taken").isEqualTo(2);

        put("e");
        buffer.drainAll(batch);
        assertThat(batch.position()).isEqualTo(3);
    }

    @Test
    void clearForgetsTheItems() throws InterruptedException {
        Batch<String> batch = new Batch<>(1);
        put("a");
        buffer.drainAll(batch);

        batch.clear();

        assertThat(batch.size()).isZero();
        assertThatThrownBy(() -> batch.item(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void whatItWasClearedOfCanBeCollected() throws InterruptedException {
        Batch<Object> batch = new Batch<>(1);
        WeakReference<Object> item = drained(batch);
        assertThat(batch.item(0)).isSameAs(item.get());

        batch.clear();

        Patience.awaitUntil("collected", () -> {
            System.gc();
            return item.get() == null;
        });
    }

    /** In a method of its own, which leaves no other trace of the item. */
    private static WeakReference<Object> drained(Batch<Object> batch) throws InterruptedException {
        RingBuffer<Object> buffer = new RingBuffer<>(1);
        buffer.put(new Object());
        buffer.drainAll(batch);
        return new WeakReference<>(batch.item(0));
    }

    /** Nor afterwards, if the wait is interrupted. */
    @Test
    void holdsNothingWhileMoreIsWaitedFor() throws InterruptedException {
        Batch<String> batch = new Batch<>(1);
        List<Threads.Action> waits = List.of(
                () -> buffer.drainAll(batch),
                () -> buffer.drainAll(batch, Duration.ofDays(1)),
                () -> buffer.drain(batch, 1, Duration.ZERO),
                () -> buffer.takeLatest(batch),
                () -> buffer.takeLatest(batch, Duration.ofDays(1)));
        for (Threads.Action wait : waits) {
            put("a");
            buffer.drainAll(batch);
            Thread.currentThread().interrupt();

            assertThatThrownBy(wait::run).isInstanceOf(InterruptedException.class);

            assertThat(batch.size()).isZero();
        }
    }

    @Test
    void aListOfItOutlivesIt() throws InterruptedException {
        Batch<String> batch = new Batch<>(1);
        put("a");
        buffer.drainAll(batch);
        List<String> list = batch.toList();

        batch.clear();

        assertThat(list).containsExactly("a").isUnmodifiable();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 4})
    void refusesAPlaceThatHoldsNothing(int place) throws InterruptedException {
        Batch<String> batch = new Batch<>(5);
        put("a");
        buffer.drainAll(batch);

        assertThatThrownBy(() -> batch.item(place)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> batch.sequence(place)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> batch.enteredNanos(place)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> batch.missed(place)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
