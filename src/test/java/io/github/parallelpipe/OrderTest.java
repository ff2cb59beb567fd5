package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Ledgers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantee 1: what a stage receives is in the order in which the stage before it emitted. */
class OrderTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 64})
    void everyItemArrivesAndInOrderThroughBlockingBuffers(int capacity) throws InterruptedException {
        List<Integer> received = new ArrayList<>();
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("blocking")
                .buffer(capacity, Overflow.BLOCK)
                .stage("first", item -> item)
                .stage("second", item -> item)
                .sink("sink", received::add);

        RunReport report = pipeline.run(IntStream.range(0, 10_000).boxed());

        assertThat(received).containsExactlyElementsOf(IntStream.range(0, 10_000).boxed().toList());
        Ledgers.assertBalanced(report);
    }

    @Test
    void whatIsNotDroppedStaysInOrder() throws InterruptedException {
        List<Integer> received = new ArrayList<>();
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("dropping")
                .stage("first", item -> item)
                .stage("second", item -> item)
                .sink("sink", received::add);

        RunReport report = pipeline.run(IntStream.range(0, 10_000).boxed());

        assertThat(received).isSorted().doesNotHaveDuplicates().contains(9_999);
        Ledgers.assertBalanced(report);
    }
}
