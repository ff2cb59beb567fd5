package io.github.parallelpipe.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong argument is refused at the call that made the mistake, with a sentence, and changes nothing. */
class ArgumentsTest {

    private final RingBuffer<String> buffer = new RingBuffer<>(2);
    private final Batch<String> batch = new Batch<>(0);

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void refusesACapacityThatIsNotPositive(int capacity) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RingBuffer<>(capacity))
                .withMessage("capacity must be positive: " + capacity);
    }

    @Test
    void acceptsTheLargestCapacityAndNoLarger() {
        assertThat(RingBuffer.requireCapacity(RingBuffer.MAX_CAPACITY)).isEqualTo(1 << 28);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RingBuffer.requireCapacity((1 << 28) + 1))
                .withMessage("capacity must be at most 268435456: 268435457");
    }

    @Test
    void refusesNoOverflow() {
        assertThatNullPointerException()
                .isThrownBy(() -> new RingBuffer<>(1, null))
                .withMessage("overflow must not be null");
    }

    @Test
    void refusesANullItem() {
        assertThatNullPointerException().isThrownBy(() -> buffer.put(null)).withMessage("item must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> buffer.put(null, Duration.ZERO))
                .withMessage("item must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> buffer.forward(null, 0, 0, 0))
                .withMessage("item must not be null");
        assertThat(buffer.counts().offered()).isZero();
    }

    @Test
    void refusesANullTimeoutThoughAnItemIsThere() throws InterruptedException {
        buffer.put("a");

        assertThatNullPointerException().isThrownBy(() -> buffer.put("b", null));
        assertThatNullPointerException().isThrownBy(() -> buffer.poll(null));
        assertThatNullPointerException().isThrownBy(() -> buffer.takeLatest(batch, null));
        assertThatNullPointerException().isThrownBy(() -> buffer.drainAll(batch, null));
        assertThatNullPointerException().isThrownBy(() -> buffer.drain(batch, 1, null));
        assertThat(buffer.drainAll()).containsExactly("a");
    }

    @Test
    void refusesANullBatchBeforeAnItemIsLost() throws InterruptedException {
        buffer.put("a");

        assertThatNullPointerException().isThrownBy(() -> buffer.takeLatest(null));
        assertThatNullPointerException().isThrownBy(() -> buffer.drainAll(null));
        assertThatNullPointerException().isThrownBy(() -> buffer.drain(null, 1));
        assertThatNullPointerException().isThrownBy(() -> buffer.drain(null, 1, Duration.ZERO));
        assertThat(buffer.drainAll()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void refusesToDrainNothing(int max) throws InterruptedException {
        buffer.put("a");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> buffer.drain(batch, max))
                .withMessage("max must be positive: " + max);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> buffer.drain(batch, max, Duration.ZERO))
                .withMessage("max must be positive: " + max);
        assertThat(buffer.size()).isEqualTo(1);
    }

    @Test
    void refusesToGatherMoreThanFits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> buffer.drain(batch, 3, Duration.ZERO))
                .withMessage("a batch gathers in the buffer, so it must fit: 3 into capacity 2");
    }
}
