package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.Told.Discard;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.testing.Patience;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantee 5: what a stage receives is fresh, by how much has come since, and by {@code maxAge}. */
class FreshnessTest {

    /** Long enough for an item to be worked on while others keep both cores busy. */
    private static final Duration MAX_AGE = Duration.ofMillis(400);
    private static final Duration AT_ONCE = Duration.ofNanos(1);

    private final Told told = new Told();
    private final List<Object> delivered = new CopyOnWriteArrayList<>();
    private final Gate<Integer> gate = new Gate<>();

    private static void awaitAge(Duration age) {
        long start = System.nanoTime();
        Patience.awaitUntil("the items that old", () -> System.nanoTime() - start > age.toNanos());
    }

    private UnaryOperator<StageOptions<Integer>> options(int capacity, Overflow overflow, Duration maxAge) {
        return options -> options.buffer(capacity, overflow).maxAge(maxAge).onDiscard(told);
    }

    private static List<Discard> expired(String stage, Integer... items) {
        return List.of(items).stream()
                .map(item -> new Discard(item, DiscardReason.EXPIRED, stage))
                .toList();
    }

    // ---- by how much has come since ----

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void whatAStageReceivesIsOlderThanAtMostCapacityLessOneOfferedSince(int capacity) throws InterruptedException {
        PipelineRun<Integer> run = Pipeline.<Integer>builder("fresh")
                .sink("sink", gate::process, options -> options.buffer(capacity))
                .start();
        run.put(0);
        gate.awaitArrival();
        for (int last = 20; last < 200; last += 20) {
            IntStream.rangeClosed(last - 19, last).forEach(run::put);
            gate.open(1);

            assertThat(gate.awaitArrival()).isEqualTo(last - (capacity - 1));
        }
        gate.open();
        run.stop();
        Ledgers.assertBalanced(run.await());
    }

    @Test
    void soIsWhatALaterStageReceives() throws InterruptedException {
        PipelineRun<Integer> run = Pipeline.<Integer>builder("later")
                .stage("first", item -> item, options -> options.buffer(64, Overflow.BLOCK))
                .sink("sink", gate::process, options -> options.buffer(3))
                .start();
        run.put(0);
        gate.awaitArrival();
        IntStream.rangeClosed(1, 50).forEach(run::put);
        Patience.awaitUntil("all items before the sink", () -> run.report().stage("sink").offered() == 51);

        gate.open(1);

        assertThat(gate.awaitArrival()).isEqualTo(48);
        gate.open();
        run.stop();
        Ledgers.assertBalanced(run.await());
    }

    @Test
    void whatComesLastArrivesLast() throws InterruptedException {
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("last")
                .stage("first", item -> item)
                .stage("second", item -> item)
                .sink("sink", delivered::add);

        RunReport report = pipeline.run(IntStream.range(0, 5_000).boxed());

        assertThat(delivered).endsWith(4_999);
        Ledgers.assertBalanced(report);
    }

    // ---- maxAge ----

    @Test
    void anItemThatGrewOldInTheBufferIsNotWorkedOn() throws InterruptedException {
        PipelineRun<Integer> run = Pipeline.<Integer>builder("old")
                .stage("gate", gate::process, options(2, Overflow.DROP_OLDEST, MAX_AGE))
                .sink("sink", delivered::add)
                .start();
        run.put(0);
        gate.awaitArrival();
        run.put(1);
        awaitAge(MAX_AGE);
        run.put(2);
        gate.open();
        run.stop();

        RunReport report = Ledgers.assertBalanced(run.await());

        assertThat(delivered).containsExactly(0, 2);
        assertThat(told.discards()).isEqualTo(expired("gate", 1));
        assertThat(report.stage("gate").expired()).isEqualTo(1);
        assertThat(report.stage("gate").taken()).isEqualTo(2);
    }

    @Test
    void anItemThatGrewOldInAClaimedBulkIsNotWorkedOn() throws InterruptedException {
        PipelineRun<Integer> run = Pipeline.<Integer>builder("bulk")
                .stage("gate", gate::process, options(4, Overflow.BLOCK, MAX_AGE))
                .sink("sink", delivered::add)
                .start();
        run.put(0);
        gate.awaitArrival();
        IntStream.range(1, 4).forEach(run::put);
        gate.open(1);
        assertThat(gate.awaitArrival()).isEqualTo(1);
        assertThat(run.report().stage("gate").buffered()).isZero();
        awaitAge(MAX_AGE);
        gate.open();
        run.stop();

        RunReport report = Ledgers.assertBalanced(run.await());

        assertThat(delivered).containsExactly(0, 1);
        assertThat(told.discards()).isEqualTo(expired("gate", 2, 3));
        assertThat(report.stage("gate").expired()).isEqualTo(2);
    }

    @Test
    void theAgeIsCountedFromTheEntryIntoThePipeline() throws InterruptedException {
        PipelineRun<Integer> run = Pipeline.<Integer>builder("entry")
                .stage("gate", gate::process)
                .sink("sink", delivered::add, options(2, Overflow.DROP_OLDEST, Duration.ofMillis(20)))
                .start();
        run.put(0);
        gate.awaitArrival();
        awaitAge(Duration.ofMillis(20));

        gate.open();
        run.stop();

        RunReport report = Ledgers.assertBalanced(run.await());
        assertThat(delivered).isEmpty();
        assertThat(told.discards()).isEqualTo(expired("sink", 0));
        assertThat(report.stage("gate").emitted()).isEqualTo(1);
    }

    @Test
    void anItemIsAsOldAsItsPutThoughThatHadToWait() throws InterruptedException {
        PipelineRun<Integer> run = Pipeline.<Integer>builder("waited")
                .stage("gate", gate::process, options -> options.buffer(1, Overflow.BLOCK))
                .sink("sink", delivered::add, options(4, Overflow.BLOCK, Duration.ofMillis(20)))
                .start();
        run.put(0);
        gate.awaitArrival();
        run.put(1);
        Task<Void> producer = Threads.PLATFORM.run(() -> run.put(2)).awaitBlocked();
        awaitAge(Duration.ofMillis(20));
        gate.open();
        producer.join();
        run.stop();

        Ledgers.assertBalanced(run.await());
        assertThat(delivered).isEmpty();
        assertThat(told.discards()).isEqualTo(expired("sink", 0, 1, 2));
    }

    @Test
    void eachItemOfABatchIsAsOldAsItself() throws InterruptedException {
        Gate<List<Integer>> lists = new Gate<>();
        PipelineRun<Integer> run = Pipeline.<Integer>builder("batch")
                .stage("gate", Intake.all(), lists::process, options(4, Overflow.DROP_OLDEST, MAX_AGE))
                .sink("sink", delivered::add)
                .start();
        run.put(0);
        lists.awaitArrival();
        run.put(1);
        run.put(2);
        awaitAge(MAX_AGE);
        run.put(3);
        run.put(4);
        lists.open();
        run.stop();

        RunReport report = Ledgers.assertBalanced(run.await(), "gate");

        assertThat(delivered).containsExactly(List.of(0), List.of(3, 4));
        assertThat(told.discards()).isEqualTo(expired("gate", 1, 2));
        assertThat(report.stage("gate").processed()).isEqualTo(3);
    }

    @Test
    void anItemThatGrewOldWhileItsBatchLingeredIsNotWorkedOn() throws InterruptedException {
        PipelineRun<Integer> run = Pipeline.<Integer>builder("linger")
                .sink("sink", Intake.batch(2, Duration.ofDays(1)), delivered::add, options(2, Overflow.BLOCK, MAX_AGE))
                .start();
        run.put(0);
        awaitAge(MAX_AGE);
        run.put(1);
        run.stop();

        Ledgers.assertBalanced(run.await(), "sink");

        assertThat(delivered).containsExactly(List.of(1));
        assertThat(told.discards()).isEqualTo(expired("sink", 0));
    }

    @Test
    void aBatchOfNothingButOldItemsIsNotGiven() throws InterruptedException {
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("nothing")
                .sink("sink", Intake.all(), delivered::add, options(2, Overflow.BLOCK, AT_ONCE));

        RunReport report = Ledgers.assertBalanced(pipeline.run(List.of(0, 1, 2)), "sink");

        assertThat(delivered).isEmpty();
        assertThat(told.discards()).isEqualTo(expired("sink", 0, 1, 2));
        assertThat(report.stage("sink").expired()).isEqualTo(3);
    }

    @Test
    void theLatestIsNotWorkedOnIfItIsOldToo() throws InterruptedException {
        PipelineRun<Integer> run = Pipeline.<Integer>builder("latest")
                .stage("gate", Intake.latest(), gate::process, options(4, Overflow.DROP_OLDEST, MAX_AGE))
                .sink("sink", delivered::add)
                .start();
        run.put(0);
        gate.awaitArrival();
        run.put(1);
        run.put(2);
        awaitAge(MAX_AGE);
        gate.open();
        run.stop();

        Ledgers.assertBalanced(run.await());

        assertThat(delivered).containsExactly(0);
        assertThat(told.discards()).containsExactly(
                new Discard(1, DiscardReason.SUPERSEDED, "gate"), new Discard(2, DiscardReason.EXPIRED, "gate"));
    }

    @Test
    void anOldItemDoesNotEnterTheWindow() throws InterruptedException {
        Gate<List<Integer>> lists = new Gate<>();
        PipelineRun<Integer> run = Pipeline.<Integer>builder("window")
                .stage("gate", Intake.window(2), lists::process, options(4, Overflow.DROP_OLDEST, MAX_AGE))
                .sink("sink", delivered::add)
                .start();
        run.put(0);
        run.put(1);
        assertThat(lists.awaitArrival()).containsExactly(0, 1);
        run.put(2);
        awaitAge(MAX_AGE);
        run.put(3);
        lists.open();
        run.stop();

        RunReport report = Ledgers.assertBalanced(run.await(), "gate");

        assertThat(delivered).containsExactly(List.of(0, 1), List.of(1, 3));
        assertThat(told.discards()).isEqualTo(expired("gate", 2));
        assertThat(report.stage("gate").processed()).isEqualTo(3);
    }

    @Test
    void withoutAMaximumNothingIsTooOld() throws InterruptedException {
        PipelineRun<Integer> run = Pipeline.<Integer>builder("ageless")
                .stage("gate", gate::process, options -> options.onDiscard(told))
                .sink("sink", delivered::add, options -> options.maxAge(Duration.ofSeconds(Long.MAX_VALUE)).onDiscard(told))
                .start();
        run.put(0);
        gate.awaitArrival();
        awaitAge(Duration.ofMillis(20));
        gate.open();
        run.stop();

        Ledgers.assertBalanced(run.await());
        assertThat(delivered).containsExactly(0);
        assertThat(told.discards()).isEmpty();
    }
}
