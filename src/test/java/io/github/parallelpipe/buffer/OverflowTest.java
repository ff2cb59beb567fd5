package io.github.parallelpipe.buffer;

import static io.github.parallelpipe.buffer.Buffers.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a full buffer does with one item more. BLOCK is in {@link WaitingPutsTest}. */
class OverflowTest {

    @Test
    void dropsOldestWhenFull() throws InterruptedException {
        RingBuffer<String> buffer = Buffers.holding(2, Overflow.DROP_OLDEST, "a", "b");

        assertThat(buffer.put("c")).isEqualTo("a");

        assertThat(buffer.counts()).isEqualTo(counts(3, 0, 1, 0, 2));
        assertThat(buffer.drainAll()).containsExactly("b", "c");
    }

    @Test
    void dropsTheOnlyItemWhenCapacityIsOne() throws InterruptedException {
        RingBuffer<String> buffer = Buffers.holding(1, Overflow.DROP_OLDEST, "a");

        assertThat(buffer.put("b")).isEqualTo("a");
        assertThat(buffer.put("c")).isEqualTo("b");

        assertThat(buffer.counts()).isEqualTo(counts(3, 0, 2, 0, 1));
        assertThat(buffer.drainAll()).containsExactly("c");
    }

    @Test
    void dropsOldestUnlessToldOtherwise() {
        assertThat(new RingBuffer<>(1).overflow()).isEqualTo(Overflow.DROP_OLDEST);
    }

    @Test
    void dropsNewestWhenFull() throws InterruptedException {
        RingBuffer<String> buffer = Buffers.holding(2, Overflow.DROP_NEWEST, "a", "b");

        assertThat(buffer.put("c")).isEqualTo("c");

        assertThat(buffer.counts()).isEqualTo(counts(3, 0, 1, 0, 2));
        assertThat(buffer.drainAll()).containsExactly("a", "b");
    }

    @Test
    void failsWhenFullAndCountsNothing() throws InterruptedException {
        RingBuffer<String> buffer = Buffers.holding(2, Overflow.FAIL, "a", "b");

        assertThatThrownBy(() -> buffer.put("c"))
                .isInstanceOf(BufferFullException.class)
                .hasMessage("buffer is full: capacity 2");
        assertThatThrownBy(() -> buffer.forward("c", 7, 0, 0)).isInstanceOf(BufferFullException.class);

        assertThat(buffer.counts()).isEqualTo(counts(2, 0, 0, 0, 2));
        assertThat(buffer.drainAll()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @EnumSource
    void takesEverythingInWhileThereIsRoom(Overflow overflow) throws InterruptedException {
        RingBuffer<String> buffer = new RingBuffer<>(3, overflow);

        assertThat(buffer.put("a")).isNull();
        assertThat(buffer.put("b")).isNull();
        assertThat(buffer.forward("c", 9, 0, 0)).isNull();

        assertThat(buffer.counts()).isEqualTo(counts(3, 0, 0, 0, 3));
        assertThat(buffer.drainAll()).containsExactly("a", "b", "c");
    }

    @ParameterizedTest
    @EnumSource
    void refusesEveryPutOnceClosed(Overflow overflow) throws InterruptedException {
        RingBuffer<String> buffer = Buffers.holding(1, overflow, "a");
        buffer.close();

        assertThatThrownBy(() -> buffer.put("b"))
                .isInstanceOf(BufferClosedException.class)
                .hasMessage("buffer is closed");
        assertThatThrownBy(() -> buffer.forward("b", 1, 0, 0)).isInstanceOf(BufferClosedException.class);

        assertThat(buffer.counts()).isEqualTo(counts(1, 0, 0, 0, 1));
    }

    @Test
    void onlyTheDroppingOnesDrop() {
        assertThat(Overflow.values()).filteredOn(Overflow::drops)
                .containsExactly(Overflow.DROP_OLDEST, Overflow.DROP_NEWEST);
    }
}
