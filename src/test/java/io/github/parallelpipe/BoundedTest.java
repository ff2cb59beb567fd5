package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.parallelpipe.buffer.BufferFullException;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.testing.Patience;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantee 4: at most {@code capacity} items wait in a buffer, whatever the load. */
class BoundedTest {

    private static final String GATE = "gate";

    private final Gate<Integer> gate = new Gate<>();
    private final Told told = new Told();

    private PipelineRun<Integer> gated(int capacity, Overflow overflow) throws InterruptedException {
        PipelineRun<Integer> run = Pipeline.<Integer>builder("bounded")
                .sink(GATE, gate::process, options -> options.buffer(capacity, overflow).onDiscard(told))
                .start();
        run.put(-1);
        gate.awaitArrival();
        return run;
    }

    private static int waiting(PipelineRun<?> run, String stage) {
        return Ledgers.assertBalanced(run.report()).stage(stage).buffered();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void dropOldestKeepsTheNewest(int capacity) throws InterruptedException {
        PipelineRun<Integer> run = gated(capacity, Overflow.DROP_OLDEST);

        IntStream.range(0, 100).forEach(run::put);

        assertThat(waiting(run, GATE)).isEqualTo(capacity);
        assertThat(told.items()).containsExactlyElementsOf(IntStream.range(0, 100 - capacity).boxed().toList());
        run.cancel();
        Ledgers.assertBalanced(run.await());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void dropNewestKeepsTheOldest(int capacity) throws InterruptedException {
        PipelineRun<Integer> run = gated(capacity, Overflow.DROP_NEWEST);

        IntStream.range(0, 100).forEach(run::put);

        assertThat(waiting(run, GATE)).isEqualTo(capacity);
        assertThat(told.items()).containsExactlyElementsOf(IntStream.range(capacity, 100).boxed().toList());
        run.cancel();
        Ledgers.assertBalanced(run.await());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void failRefusesWhatDoesNotFit(int capacity) throws InterruptedException {
        PipelineRun<Integer> run = gated(capacity, Overflow.FAIL);
        IntStream.range(0, capacity).forEach(run::put);

        assertThatExceptionOfType(BufferFullException.class)
                .isThrownBy(() -> run.put(capacity))
                .withMessageContaining(GATE)
                .withMessageContaining(String.valueOf(capacity));

        assertThat(waiting(run, GATE)).isEqualTo(capacity);
        assertThat(run.report().stage(GATE).offered()).isEqualTo(capacity + 1);
        gate.open();
        run.stop();
        Ledgers.assertBalanced(run.await());
        assertThat(told.items()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void blockMakesTheProducerWaitForRoom(int capacity) throws InterruptedException {
        PipelineRun<Integer> run = gated(capacity, Overflow.BLOCK);
        IntStream.range(0, capacity).forEach(run::put);
        Task<Void> producer = Threads.PLATFORM.run(() -> run.put(capacity)).awaitBlocked();

        assertThat(waiting(run, GATE)).isEqualTo(capacity);
        assertThat(run.offer(capacity, Duration.ZERO)).isFalse();
        gate.open();
        producer.join();
        run.stop();
        assertThat(Ledgers.assertBalanced(run.await()).stage(GATE).emitted()).isEqualTo(capacity + 2L);
    }

    @ParameterizedTest
    @EnumSource(value = Overflow.class, names = {"BLOCK", "FAIL"})
    void aStageHasNoMoreInHandThanItsCapacity(Overflow overflow) throws InterruptedException {
        PipelineRun<Integer> run = gated(4, overflow);
        IntStream.range(0, 4).forEach(run::put);
        gate.open(1);
        gate.awaitArrival();

        IntStream.range(4, 8).forEach(run::put);

        StageReport stage = Ledgers.assertBalanced(run.report()).stage(GATE);
        assertThat(stage.inProcess()).isEqualTo(4);
        assertThat(stage.buffered()).isEqualTo(4);
        assertThat(run.offer(8, Duration.ZERO)).isFalse();
        run.cancel();
        Ledgers.assertBalanced(run.await());
        assertThat(told.items()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @ParameterizedTest
    @EnumSource(value = Overflow.class, names = {"DROP_OLDEST", "DROP_NEWEST"})
    void aStageThatMayDropHasOneItemInHand(Overflow overflow) throws InterruptedException {
        PipelineRun<Integer> run = gated(4, overflow);
        IntStream.range(0, 4).forEach(run::put);

        gate.open(1);
        gate.awaitArrival();

        StageReport stage = Ledgers.assertBalanced(run.report()).stage(GATE);
        assertThat(stage.inProcess()).isEqualTo(1);
        assertThat(stage.buffered()).isEqualTo(3);
        run.cancel();
        Ledgers.assertBalanced(run.await());
    }

    @Test
    void theBufferBetweenStagesIsBoundedToo() throws InterruptedException {
        PipelineRun<Integer> run = Pipeline.<Integer>builder("between")
                .stage("first", item -> item, options -> options.buffer(64, Overflow.BLOCK))
                .sink(GATE, gate::process, options -> options.buffer(3).onDiscard(told))
                .start();
        run.put(-1);
        gate.awaitArrival();

        IntStream.range(0, 64).forEach(run::put);
        Patience.awaitUntil("all items through the first stage", () -> run.report().stage("first").emitted() == 65);

        assertThat(waiting(run, GATE)).isEqualTo(3);
        run.cancel();
        Ledgers.assertBalanced(run.await());
    }

    @ParameterizedTest
    @EnumSource(Overflow.class)
    void severalProducersDoNotExceedIt(Overflow overflow) throws InterruptedException {
        PipelineRun<Integer> run = Pipeline.<Integer>builder("crowded")
                .sink("sink", item -> Thread.yield(), options -> options.buffer(3, overflow))
                .start();
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        List<Task<Void>> producers = IntStream.range(0, 4).mapToObj(producer -> Threads.PLATFORM.run(() -> {
            for (int item = 0; item < 500; item++) {
                run.offer(item, overflow == Overflow.BLOCK ? Duration.ofSeconds(30) : Duration.ZERO);
                if (item % 25 == 0) {
                    sizes.add(waiting(run, "sink"));
                }
            }
        })).toList();
        for (Task<Void> producer : producers) {
            producer.join();
        }
        run.stop();

        Ledgers.assertBalanced(run.await());
        assertThat(sizes).hasSize(80).allSatisfy(size -> assertThat(size).isBetween(0, 3));
    }
}
