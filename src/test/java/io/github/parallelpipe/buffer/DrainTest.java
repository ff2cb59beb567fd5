package io.github.parallelpipe.buffer;

import static io.github.parallelpipe.buffer.Buffers.counts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much leaves the buffer at once. */
class DrainTest {

    private final RingBuffer<String> buffer = new RingBuffer<>(3);
    private final Batch<String> batch = new Batch<>(1);

    @BeforeEach
    void fill() throws InterruptedException {
        buffer.put("a");
        buffer.put("b");
        buffer.put("c");
    }

    @Test
    void takeAndPollTakeTheOldest() throws InterruptedException {
        assertThat(buffer.take()).isEqualTo("a");
        assertThat(buffer.poll()).isEqualTo("b");
        assertThat(buffer.poll(Taking.AN_HOUR)).isEqualTo("c");
        assertThat(buffer.counts()).isEqualTo(counts(3, 3, 0, 0, 0));
    }

    @Test
    void drainAllTakesEverythingInOrder() throws InterruptedException {
        assertThat(buffer.drainAll(batch)).isEqualTo(3);
        assertThat(batch.toList()).containsExactly("a", "b", "c");
        assertThat(buffer.counts()).isEqualTo(counts(3, 3, 0, 0, 0));
    }

    @Test
    void drainAllGivesAListOfItsOwn() throws InterruptedException {
        List<String> drained = buffer.drainAll();
        buffer.put("d");

        assertThat(drained).containsExactly("a", "b", "c");
        assertThat(drained).isUnmodifiable();
    }

    @Test
    void drainTakesTheOldestUpToItsLimit() throws InterruptedException {
        assertThat(buffer.drain(batch, 2)).isEqualTo(2);
        assertThat(batch.toList()).containsExactly("a", "b");
        assertThat(buffer.drain(batch, 2)).isEqualTo(1);
        assertThat(batch.toList()).containsExactly("c");
        assertThat(buffer.counts()).isEqualTo(counts(3, 3, 0, 0, 0));
    }

    @Test
    void takeLatestTakesTheNewestAndDropsTheOthers() throws InterruptedException {
        assertThat(buffer.takeLatest(batch)).isEqualTo("c");
        assertThat(batch.toList()).containsExactly("a", "b", "c");
        assertThat(buffer.counts()).isEqualTo(counts(3, 1, 2, 0, 0));
    }

    @Test
    void takeLatestOfOneDropsNone() throws InterruptedException {
        buffer.drain(batch, 2);

        assertThat(buffer.takeLatest(batch, Taking.AN_HOUR)).isEqualTo("c");
        assertThat(buffer.counts()).isEqualTo(counts(3, 3, 0, 0, 0));
    }
}
