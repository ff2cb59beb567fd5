package io.github.parallelpipe.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BufferCountsTest {

    @Test
    void balancesWhereEveryItemIsAccountedFor() {
        assertThat(new BufferCounts(15, 1, 2, 4, 8).balances()).isTrue();
        assertThat(new BufferCounts(0, 0, 0, 0, 0).balances()).isTrue();
    }

    @Test
    void doesNotBalanceWhereOneIsLostOrTooMany() {
        assertThat(new BufferCounts(16, 1, 2, 4, 8).balances()).isFalse();
        assertThat(new BufferCounts(14, 1, 2, 4, 8).balances()).isFalse();
    }
}
