package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.Told.Discard;
import io.github.parallelpipe.buffer.BufferFullException;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.testing.Patience;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantee 3: every item that entered leaves exactly once, delivered or told, for each reason and each way to end. */
class ExactlyOnceTest {

    private static final Duration NEVER = Duration.ofDays(1);

    private final Gate<Integer> gate = new Gate<>();
    private final Gate<List<Integer>> lists = new Gate<>();
    private final Told told = new Told();
    private final List<Object> delivered = new CopyOnWriteArrayList<>();

    private PipelineBuilder<Integer, Integer> builder() {
        return Pipeline.<Integer>builder("once").defaults(options -> options.onDiscard(told));
    }

    private static <T> UnaryOperator<StageOptions<T>> buffer(int capacity, Overflow overflow) {
        return options -> options.buffer(capacity, overflow);
    }

    private static <T> UnaryOperator<StageOptions<T>> blocking() {
        return buffer(8, Overflow.BLOCK);
    }

    private static <T> UnaryOperator<StageOptions<T>> skipping() {
        return options -> options.buffer(8, Overflow.BLOCK).onFailure(FailurePolicy.SKIP);
    }

    private static Discard discard(Object item, DiscardReason reason, String stage) {
        return new Discard(item, reason, stage);
    }

    private static Integer fail(Integer item) {
        throw new IllegalStateException("as planned: " + item);
    }

    /** Goes on in spite of interrupts, and is then interrupted. */
    private static void awaitStubbornly(CountDownLatch latch) {
        Uninterruptibly.await(latch::await);
    }

    private static RunReport awaitFailed(PipelineRun<?> run, String... grouping) {
        assertThatThrownBy(run::await).isInstanceOf(PipelineException.class);
        return Ledgers.assertBalanced(run.report(), grouping);
    }

    // ---- each reason ----

    @Test
    void theOldestThatIsDroppedIsToldAsOverflow() throws InterruptedException {
        PipelineRun<Integer> run = builder().stage("gate", gate::process).sink("sink", delivered::add, blocking()).start();
        run.put(0);
        gate.awaitArrival();
        IntStream.range(1, 5).forEach(run::put);
        gate.open();
        run.stop();

        Ledgers.assertBalanced(run.await());

        assertThat(told.discards())
                .containsExactly(discard(1, DiscardReason.OVERFLOW, "gate"), discard(2, DiscardReason.OVERFLOW, "gate"));
        assertThat(delivered).containsExactly(0, 3, 4);
    }

    @Test
    void theNewestThatIsDroppedIsToldAsOverflow() throws InterruptedException {
        PipelineRun<Integer> run = builder()
                .stage("gate", gate::process, buffer(2, Overflow.DROP_NEWEST))
                .sink("sink", delivered::add, blocking())
                .start();
        run.put(0);
        gate.awaitArrival();
        IntStream.range(1, 4).forEach(run::put);
        assertThat(run.offer(4, Duration.ZERO)).isTrue();
        gate.open();
        run.stop();

        Ledgers.assertBalanced(run.await());

        assertThat(told.discards())
                .containsExactly(discard(3, DiscardReason.OVERFLOW, "gate"), discard(4, DiscardReason.OVERFLOW, "gate"));
        assertThat(delivered).containsExactly(0, 1, 2);
    }

    @Test
    void whatALaterBufferDropsIsToldThere() throws InterruptedException {
        PipelineRun<Integer> run = builder()
                .stage("first", item -> item, blocking())
                .stage("gate", gate::process)
                .sink("sink", delivered::add, blocking())
                .start();
        run.put(0);
        gate.awaitArrival();
        IntStream.range(1, 5).forEach(run::put);
        Patience.awaitUntil("five items through the first stage", () -> run.report().stage("first").emitted() == 5);
        gate.open();
        run.stop();

        Ledgers.assertBalanced(run.await());

        assertThat(told.discards())
                .containsExactly(discard(1, DiscardReason.OVERFLOW, "gate"), discard(2, DiscardReason.OVERFLOW, "gate"));
    }

    @Test
    void whatIsSupersededIsToldAsThat() throws InterruptedException {
        PipelineRun<Integer> run = builder()
                .stage("gate", Intake.latest(), gate::process, buffer(3, Overflow.DROP_OLDEST))
                .sink("sink", delivered::add, blocking())
                .start();
        run.put(0);
        gate.awaitArrival();
        IntStream.range(1, 5).forEach(run::put);
        gate.open();
        run.stop();

        Ledgers.assertBalanced(run.await());

        assertThat(told.discards()).containsExactly(
                discard(1, DiscardReason.OVERFLOW, "gate"),
                discard(2, DiscardReason.SUPERSEDED, "gate"),
                discard(3, DiscardReason.SUPERSEDED, "gate"));
        assertThat(delivered).containsExactly(0, 4);
    }

    @Test
    void whatIsTooOldIsToldAsExpired() throws InterruptedException {
        Pipeline<Integer> pipeline = builder()
                .stage("first", item -> item, blocking())
                .sink("sink", delivered::add, options -> options.buffer(8, Overflow.BLOCK).maxAge(Duration.ofNanos(1)));

        Ledgers.assertBalanced(pipeline.run(List.of(0, 1)));

        assertThat(told.discards())
                .containsExactly(discard(0, DiscardReason.EXPIRED, "sink"), discard(1, DiscardReason.EXPIRED, "sink"));
        assertThat(delivered).isEmpty();
    }

    @Test
    void whatFailedAndWasSkippedIsToldAsFailed() throws InterruptedException {
        Pipeline<Integer> pipeline = builder()
                .stage("stage", item -> item == 1 ? fail(item) : item, skipping())
                .sink("sink", delivered::add, blocking());

        Ledgers.assertBalanced(pipeline.run(List.of(0, 1, 2)));

        assertThat(told.discards()).containsExactly(discard(1, DiscardReason.FAILED, "stage"));
        assertThat(delivered).containsExactly(0, 2);
    }

    @Test
    void whatASinkFailedOnIsNotDelivered() throws InterruptedException {
        Pipeline<Integer> pipeline = builder().sink("sink", ExactlyOnceTest::fail, skipping());

        RunReport report = Ledgers.assertBalanced(pipeline.run(List.of(0)));

        assertThat(told.discards()).containsExactly(discard(0, DiscardReason.FAILED, "sink"));
        assertThat(report.stage("sink").emitted()).isZero();
    }

    @ParameterizedTest
    @EnumSource(FailurePolicy.class)
    void whatStoppedTheRunIsToldAsFailedAndTheRestAsCancelled(FailurePolicy policy) throws InterruptedException {
        PipelineRun<Integer> run = builder()
                .stage("stage", item -> {
                    gate.process(item);
                    if (policy == FailurePolicy.SKIP) {
                        throw new AssertionError("as planned, and never skipped");
                    }
                    return fail(item);
                }, options -> options.buffer(8).onFailure(policy))
                .sink("sink", delivered::add, blocking())
                .start();
        run.put(0);
        gate.awaitArrival();
        run.put(1);
        run.put(2);
        gate.open();

        RunReport report = awaitFailed(run);

        assertThat(told.discards()).containsExactlyInAnyOrder(
                discard(0, DiscardReason.FAILED, "stage"),
                discard(1, DiscardReason.CANCELLED, "stage"),
                discard(2, DiscardReason.CANCELLED, "stage"));
        assertThat(report.stage("stage").failed()).isEqualTo(1);
        assertThat(report.stage("stage").discarded()).isEqualTo(2);
    }

    @Test
    void whatIsFilteredIsNotTold() throws InterruptedException {
        Pipeline<Integer> pipeline = builder()
                .stage("stage", item -> (Integer) null, blocking())
                .sink("sink", delivered::add, blocking());

        RunReport report = Ledgers.assertBalanced(pipeline.run(List.of(0, 1, 2)));

        assertThat(told.discards()).isEmpty();
        assertThat(report.stage("stage").filtered()).isEqualTo(3);
    }

    @Test
    void whatOverflowsUnderFailBetweenStagesIsToldThereAndFailsTheRun() throws InterruptedException {
        PipelineRun<Integer> run = builder()
                .stage("first", item -> item, skipping())
                .sink("gate", gate::process, buffer(1, Overflow.FAIL))
                .start();
        run.put(0);
        gate.awaitArrival();
        run.put(1);
        Patience.awaitUntil("an item before the gate", () -> run.report().stage("gate").buffered() == 1);
        run.put(2);

        RunReport report = awaitFailed(run);

        assertThat(report.failure().orElseThrow().stage()).isEqualTo("first");
        assertThat(report.failure().orElseThrow()).hasCauseInstanceOf(BufferFullException.class);
        assertThat(told.discards()).containsExactlyInAnyOrder(
                discard(0, DiscardReason.CANCELLED, "gate"),
                discard(1, DiscardReason.CANCELLED, "gate"),
                discard(2, DiscardReason.OVERFLOW, "gate"));
    }

    // ---- cancel ----

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aCancelHalfWayTellsWhatWaitsAndWhatIsInProcessAtEveryStage(int busy) throws InterruptedException {
        List<String> names = List.of("first", "second", "third");
        PipelineRun<Integer> run = builder()
                .stage("first", item -> busy == 0 ? gate.process(item) : item, blocking())
                .stage("second", item -> busy == 1 ? gate.process(item) : item, blocking())
                .sink("third", item -> delivered.add(busy == 2 ? gate.process(item) : item), blocking())
                .start();
        run.put(0);
        gate.awaitArrival();
        IntStream.range(1, 6).forEach(run::put);
        Patience.awaitUntil("five items before it", () -> run.report().stage(names.get(busy)).buffered() == 5);

        run.cancel();

        RunReport report = Ledgers.assertBalanced(run.await());
        assertThat(report.state()).isEqualTo(RunState.CANCELLED);
        assertThat(told.discards()).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 6)
                .mapToObj(item -> discard(item, DiscardReason.CANCELLED, names.get(busy)))
                .toList());
        assertThat(delivered).isEmpty();
    }

    @Test
    void aCancelledStageWorksOnNoMoreThanTheItemInHand() throws InterruptedException {
        Gate<Integer> first = new Gate<>();
        Stubborn<Integer> stubborn = new Stubborn<>();
        PipelineRun<Integer> run = builder()
                .sink("sink", item -> delivered.add(item == 0 ? first.process(item) : stubborn.process(item)), blocking())
                .start();
        run.put(0);
        first.awaitArrival();
        IntStream.range(1, 5).forEach(run::put);
        first.open();
        stubborn.awaitArrival(); // with 1, and the others claimed

        run.cancel();
        stubborn.release();

        Ledgers.assertBalanced(run.await());
        assertThat(delivered).containsExactly(0, 1);
        assertThat(told.items()).containsExactlyInAnyOrder(2, 3, 4);
    }

    @Test
    void aCancelInterruptsTheStagesBeforeItTellsOfAnything() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        List<Boolean> before = new CopyOnWriteArrayList<>();
        PipelineRun<Integer> run = builder()
                .sink("sink", item -> {
                    try {
                        gate.process(item);
                    } finally {
                        interrupted.countDown();
                    }
                }, options -> options.buffer(8, Overflow.BLOCK).onDiscard((item, reason, stage) ->
                        before.add(awaits(interrupted))))
                .start();
        run.put(0);
        gate.awaitArrival();
        run.put(1);
        Patience.awaitUntil("an item before the gate", () -> run.report().stage("sink").buffered() == 1);

        run.cancel();

        Ledgers.assertBalanced(run.await());
        assertThat(before).hasSize(2).doesNotContain(false);
    }

    @Test
    void handlersThatAreToldAtOnceNeedNotWaitForEachOther() throws InterruptedException {
        CountDownLatch bothTold = new CountDownLatch(2);
        List<Boolean> together = new CopyOnWriteArrayList<>();
        PipelineRun<Integer> run = builder()
                .sink("gate", gate::process, options -> options.buffer(1).onDiscard((item, reason, stage) -> {
                    if (reason == DiscardReason.OVERFLOW) {
                        bothTold.countDown();
                        together.add(awaits(bothTold));
                    }
                }))
                .start();
        run.put(0);
        gate.awaitArrival();
        run.put(1);
        Task<Void> first = Threads.VIRTUAL.run(() -> run.put(2));
        Task<Void> second = Threads.VIRTUAL.run(() -> run.put(3));
        first.join();
        second.join();
        gate.open();
        run.close();
        assertThat(together).containsExactly(true, true);
    }

    private static boolean awaits(CountDownLatch latch) {
        try {
            return latch.await(Patience.LIMIT.toMillis() / 2, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aCancelWhileEveryStageHasAnItemTellsEachAtItsStage() throws InterruptedException {
        Gate<Integer> second = new Gate<>();
        Gate<Integer> third = new Gate<>();
        PipelineRun<Integer> run = builder()
                .stage("first", gate::process)
                .stage("second", second::process)
                .sink("third", third::process)
                .start();
        IntStream.range(0, 2).forEach(run::put);
        gate.open(2);
        second.open(1);
        third.awaitArrival();
        second.awaitArrival();
        second.awaitArrival();
        IntStream.range(2, 4).forEach(run::put);
        gate.awaitArrival();
        gate.awaitArrival();
        assertThat(gate.awaitArrival()).isEqualTo(2);

        run.cancel();

        Ledgers.assertBalanced(run.await());
        assertThat(told.discards()).containsExactlyInAnyOrder(
                discard(0, DiscardReason.CANCELLED, "third"),
                discard(1, DiscardReason.CANCELLED, "second"),
                discard(2, DiscardReason.CANCELLED, "first"),
                discard(3, DiscardReason.CANCELLED, "first"));
    }

    @Test
    void whatAStageReturnsAfterTheCancelIsDiscardedAtTheNextBuffer() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        PipelineRun<Integer> run = builder()
                .stage("stubborn", item -> {
                    arrived.countDown();
                    awaitStubbornly(cancelled);
                    return item + 100;
                })
                .sink("sink", delivered::add, blocking())
                .start();
        run.put(0);
        arrived.await();
        run.cancel();
        cancelled.countDown();

        RunReport report = Ledgers.assertBalanced(run.await());

        assertThat(told.discards()).containsExactly(discard(100, DiscardReason.CANCELLED, "sink"));
        assertThat(report.stage("stubborn").emitted()).isEqualTo(1);
        assertThat(report.stage("sink").offered()).isEqualTo(1);
        assertThat(report.stage("sink").discarded()).isEqualTo(1);
    }

    @Test
    void whatAStageWaitsToHandOnIsDiscardedAtTheNextBuffer() throws InterruptedException {
        PipelineRun<Integer> run = builder()
                .stage("first", item -> item + 100, blocking())
                .sink("gate", gate::process, buffer(1, Overflow.BLOCK))
                .start();
        run.put(0);
        gate.awaitArrival();
        run.put(1);
        run.put(2);
        Patience.awaitUntil("one item before the gate, and the next in hand", () -> {
            RunReport report = run.report();
            return report.stage("gate").buffered() == 1 && report.stage("first").buffered() == 0;
        });

        run.cancel();

        Ledgers.assertBalanced(run.await());
        assertThat(told.items()).hasSize(3).contains(100, 101).containsAnyOf(2, 102);
        assertThat(told.discards()).allSatisfy(each -> assertThat(each.reason()).isEqualTo(DiscardReason.CANCELLED));
    }

    @Test
    void whatAStageThatInterruptedItselfWaitsToHandOnIsToldToo() throws InterruptedException {
        PipelineRun<Integer> run = builder()
                .stage("first", item -> {
                    if (item == 2) {
                        Thread.currentThread().interrupt();
                    }
                    return item + 100;
                }, blocking())
                .sink("gate", gate::process, buffer(1, Overflow.BLOCK))
                .start();
        run.put(0);
        gate.awaitArrival();
        run.put(1);
        Patience.awaitUntil("an item before the gate", () -> run.report().stage("gate").buffered() == 1);
        run.put(2);

        RunReport report = awaitFailed(run);

        assertThat(report.failure().orElseThrow()).hasCauseInstanceOf(InterruptedException.class);
        assertThat(report.stage("gate").offered()).isEqualTo(3);
        assertThat(told.discards()).containsExactlyInAnyOrderElementsOf(IntStream.range(100, 103)
                .mapToObj(item -> discard(item, DiscardReason.CANCELLED, "gate"))
                .toList());
    }

    @Test
    void whatASinkTakesAfterTheCancelIsDelivered() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        PipelineRun<Integer> run = builder()
                .sink("stubborn", item -> {
                    arrived.countDown();
                    awaitStubbornly(cancelled);
                    delivered.add(item);
                }, blocking())
                .start();
        run.put(0);
        arrived.await();
        run.put(1);
        run.cancel();
        cancelled.countDown();

        RunReport report = Ledgers.assertBalanced(run.await());

        assertThat(delivered).containsExactly(0);
        assertThat(told.discards()).containsExactly(discard(1, DiscardReason.CANCELLED, "stubborn"));
        assertThat(report.stage("stubborn").emitted()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theRestOfAClaimedBulkIsToldAsCancelled(boolean stubborn) throws InterruptedException {
        CountDownLatch pastTheGate = new CountDownLatch(stubborn ? 2 : 1);
        CountDownLatch cancelled = new CountDownLatch(1);
        PipelineRun<Integer> run = builder()
                .stage("gate", item -> {
                    gate.process(item);
                    pastTheGate.countDown();
                    if (stubborn && item == 1) {
                        awaitStubbornly(cancelled);
                    }
                    return item;
                }, blocking())
                .sink("sink", delivered::add, blocking())
                .start();
        run.put(0);
        gate.awaitArrival();
        IntStream.range(1, 9).forEach(run::put);
        gate.open(stubborn ? 2 : 1);
        gate.awaitArrival();
        pastTheGate.await();
        Patience.awaitUntil("eight items at the gate", () -> run.report().stage("gate").inProcess() == 8);
        Patience.awaitUntil("one delivered", () -> delivered.size() == 1);

        run.cancel();
        cancelled.countDown();

        Ledgers.assertBalanced(run.await());
        assertThat(delivered).containsExactly(0);
        List<Discard> all = new ArrayList<>();
        all.add(discard(1, DiscardReason.CANCELLED, stubborn ? "sink" : "gate"));
        IntStream.range(2, 9).forEach(item -> all.add(discard(item, DiscardReason.CANCELLED, "gate")));
        assertThat(told.discards()).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void theRestOfAClaimedBulkIsToldAsCancelledWhenAnItemOfItStopsTheRun() throws InterruptedException {
        PipelineRun<Integer> run = builder()
                .sink("gate", item -> {
                    gate.process(item);
                    if (item == 2) {
                        fail(item);
                    }
                }, blocking())
                .start();
        run.put(0);
        gate.awaitArrival();
        IntStream.range(1, 6).forEach(run::put);
        gate.open();

        awaitFailed(run);

        assertThat(told.discards()).containsExactlyInAnyOrder(
                discard(2, DiscardReason.FAILED, "gate"),
                discard(3, DiscardReason.CANCELLED, "gate"),
                discard(4, DiscardReason.CANCELLED, "gate"),
                discard(5, DiscardReason.CANCELLED, "gate"));
    }

    @Test
    void aBatchInHandIsToldAsCancelled() throws InterruptedException {
        PipelineRun<Integer> run = builder()
                .sink("batch", Intake.batch(3, NEVER), lists::process, blocking())
                .start();
        IntStream.range(0, 3).forEach(run::put);
        lists.awaitArrival();
        run.put(3);

        run.cancel();

        Ledgers.assertBalanced(run.await(), "batch");
        assertThat(told.discards()).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 4)
                .mapToObj(item -> discard(item, DiscardReason.CANCELLED, "batch"))
                .toList());
    }

    @Test
    void whatGathersForABatchIsToldAsCancelled() throws InterruptedException {
        PipelineRun<Integer> run = builder()
                .sink("batch", Intake.batch(3, NEVER), lists::process, blocking())
                .start();
        IntStream.range(0, 2).forEach(run::put);

        run.cancel();

        Ledgers.assertBalanced(run.await(), "batch");
        assertThat(told.items()).containsExactly(0, 1);
    }

    @Test
    void eachItemOfABatchThatFailedIsToldAsFailed() throws InterruptedException {
        Pipeline<Integer> pipeline = builder()
                .sink("batch", Intake.batch(2, NEVER), items -> {
                    if (items.contains(1)) {
                        fail(1);
                    }
                    delivered.addAll(items);
                }, skipping());

        RunReport report = Ledgers.assertBalanced(pipeline.run(List.of(0, 1, 2, 3)), "batch");

        assertThat(told.discards())
                .containsExactly(discard(0, DiscardReason.FAILED, "batch"), discard(1, DiscardReason.FAILED, "batch"));
        assertThat(delivered).containsExactly(2, 3);
        assertThat(report.stage("batch").failed()).isEqualTo(2);
    }

    @Test
    void theLatestInHandIsToldAsCancelled() throws InterruptedException {
        PipelineRun<Integer> run = builder().sink("latest", Intake.latest(), gate::process, blocking()).start();
        run.put(0);
        gate.awaitArrival();
        run.put(1);

        run.cancel();

        Ledgers.assertBalanced(run.await());
        assertThat(told.discards()).containsExactlyInAnyOrder(
                discard(0, DiscardReason.CANCELLED, "latest"), discard(1, DiscardReason.CANCELLED, "latest"));
    }

    // ---- windows ----

    @Test
    void anIncompleteWindowIsToldAsCancelledAlsoAfterAStop() throws InterruptedException {
        Pipeline<Integer> pipeline = builder().sink("window", Intake.window(3), delivered::add, blocking());

        RunReport report = Ledgers.assertBalanced(pipeline.run(List.of(0, 1)), "window");

        assertThat(report.state()).isEqualTo(RunState.COMPLETED);
        assertThat(told.discards()).containsExactlyInAnyOrder(
                discard(0, DiscardReason.CANCELLED, "window"), discard(1, DiscardReason.CANCELLED, "window"));
        assertThat(delivered).isEmpty();
    }

    @Test
    void aCancelTellsOfAWindowOnlyWhatNoEarlierListHad() throws InterruptedException {
        PipelineRun<Integer> run = builder()
                .stage("window", Intake.window(3), lists::process, blocking())
                .sink("sink", delivered::add, blocking())
                .start();
        IntStream.range(0, 3).forEach(run::put);
        lists.awaitArrival();
        lists.open(1);
        run.put(3);
        lists.awaitArrival();
        Patience.awaitUntil("one delivered", () -> delivered.size() == 1);

        run.cancel();

        Ledgers.assertBalanced(run.await(), "window");
        assertThat(told.discards()).containsExactly(discard(3, DiscardReason.CANCELLED, "window"));
    }

    @Test
    void aCancelOfTheFirstWindowTellsAllOfIt() throws InterruptedException {
        PipelineRun<Integer> run = builder().sink("window", Intake.window(3), lists::process, blocking()).start();
        IntStream.range(0, 3).forEach(run::put);
        lists.awaitArrival();

        run.cancel();

        Ledgers.assertBalanced(run.await(), "window");
        assertThat(told.items()).containsExactlyInAnyOrder(0, 1, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void ofAWindowThatFailedOnlyTheNewestIsToldAndNotInFurtherLists(int bad) throws InterruptedException {
        Pipeline<Integer> pipeline = builder()
                .sink("window", Intake.window(3), items -> {
                    if (items.contains(bad)) {
                        fail(bad);
                    }
                    delivered.add(items);
                }, skipping());

        RunReport report = Ledgers.assertBalanced(pipeline.run(List.of(0, 1, 2, 3, 4, 5, 6)), "window");

        assertThat(told.discards()).containsExactly(discard(bad, DiscardReason.FAILED, "window"));
        assertThat(delivered).isEqualTo(bad == 2
                ? List.of(List.of(0, 1, 3), List.of(1, 3, 4), List.of(3, 4, 5), List.of(4, 5, 6))
                : List.of(List.of(0, 1, 2), List.of(1, 2, 3), List.of(2, 3, 5), List.of(3, 5, 6)));
        assertThat(report.stage("window").processed()).isEqualTo(6);
        assertThat(report.stage("window").failed()).isEqualTo(1);
    }

    // ---- handlers ----

    private static DiscardHandler<Object> throwing(Throwable first, Throwable later) {
        boolean[] thrown = new boolean[1];
        return (item, reason, stage) -> {
            Throwable next = thrown[0] ? later : first;
            thrown[0] = true;
            ExactlyOnceTest.<RuntimeException>sneak(next);
        };
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @Test
    void aHandlerThatThrowsChangesNothingButIsReported() throws InterruptedException {
        RuntimeException first = new RuntimeException("first");
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("throwing")
                .defaults(options -> options.onDiscard(throwing(first, new AssertionError("later"))))
                .stage("stage", item -> item % 2 == 0 ? fail(item) : item, skipping())
                .sink("sink", delivered::add, blocking());

        RunReport report = Ledgers.assertBalanced(pipeline.run(List.of(0, 1, 2, 3, 4)));

        assertThat(report.state()).isEqualTo(RunState.COMPLETED);
        assertThat(delivered).containsExactly(1, 3);
        assertThat(report.handlerFailures()).isEqualTo(3);
        assertThat(report.firstHandlerFailure()).containsSame(first);
        assertThat(report.toString()).contains("discard handlers threw: 3");
    }

    @Test
    void aHandlerThatThrowsSpoilsNeitherAPutNorACancel() throws InterruptedException {
        Error first = new AssertionError("first");
        PipelineRun<Integer> run = Pipeline.<Integer>builder("throwing")
                .defaults(options -> options.onDiscard((item, reason, stage) -> {
                    told.discarded(item, reason, stage);
                    throw first;
                }))
                .sink("gate", gate::process)
                .start();
        run.put(0);
        gate.awaitArrival();
        IntStream.range(1, 5).forEach(run::put);
        run.cancel();

        RunReport report = Ledgers.assertBalanced(run.await());

        assertThat(told.items()).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
        assertThat(report.handlerFailures()).isEqualTo(5);
        assertThat(report.firstHandlerFailure()).containsSame(first);
    }

    @Test
    void handlersRunOutsideEveryLock() throws InterruptedException {
        CountDownLatch inHandler = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        PipelineRun<Integer> run = Pipeline.<Integer>builder("unlocked")
                .sink("gate", gate::process, options -> options.onDiscard((item, reason, stage) -> {
                    told.discarded(item, reason, stage);
                    inHandler.countDown();
                    awaitStubbornly(goOn);
                }))
                .start();
        run.put(0);
        gate.awaitArrival();
        run.put(1);
        run.put(2);
        Task<Void> dropping = Threads.PLATFORM.run(() -> run.put(3));
        inHandler.await();

        assertThat(Ledgers.assertBalanced(run.report()).stage("gate").dropped()).isEqualTo(1);
        gate.open(1);
        assertThat(gate.awaitArrival()).isEqualTo(2);
        run.put(4);
        goOn.countDown();
        dropping.join();
        gate.open();
        run.stop();
        Ledgers.assertBalanced(run.await());
        assertThat(told.items()).containsExactly(1);
    }

    @Test
    void aHandlerMayCallTheRun() throws InterruptedException {
        List<PipelineRun<Integer>> self = new CopyOnWriteArrayList<>();
        PipelineRun<Integer> run = builder()
                .sink("gate", gate::process, options -> options.buffer(2).onDiscard((item, reason, stage) -> {
                    told.discarded(item, reason, stage);
                    self.getFirst().cancel();
                    Ledgers.assertBalanced(self.getFirst().report());
                }))
                .start();
        self.add(run);
        run.put(0);
        gate.awaitArrival();
        IntStream.range(1, 4).forEach(run::put);

        RunReport report = Ledgers.assertBalanced(run.await());

        assertThat(report.state()).isEqualTo(RunState.CANCELLED);
        assertThat(report.firstHandlerFailure()).isEmpty();
        assertThat(told.items()).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theRunHasNotEndedBeforeAllIsTold(boolean byFailure) throws InterruptedException {
        CountDownLatch inHandler = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        PipelineRun<Integer> run = Pipeline.<Integer>builder("slow")
                .stage("gate", item -> byFailure ? fail(gate.process(item)) : gate.process(item),
                        options -> options.buffer(4).onDiscard((item, reason, stage) -> {
                            if (reason == DiscardReason.CANCELLED && item > 0) {
                                inHandler.countDown();
                                awaitStubbornly(goOn);
                            }
                            told.discarded(item, reason, stage);
                        }))
                .sink("sink", delivered::add, blocking())
                .start();
        run.put(0);
        gate.awaitArrival();
        IntStream.range(1, 4).forEach(run::put);
        Task<Void> cancelling = Threads.PLATFORM.run(byFailure ? gate::open : run::cancel);
        inHandler.await();

        assertThat(run.await(Duration.ofMillis(20))).isFalse();
        goOn.countDown();
        Patience.awaitUntil("the run ended", () -> run.state().isEnded());
        assertThat(told.items()).containsExactlyInAnyOrder(0, 1, 2, 3);
        cancelling.join();
        Ledgers.assertBalanced(run.report());
    }

    // ---- races ----

    /** A put either throws, and the caller keeps the item, or it has handed the item over. */
    @ParameterizedTest
    @EnumSource(Overflow.class)
    void aPutThatRacesWithACancelIsDisposedOfOnce(Overflow overflow) throws Exception {
        race(overflow, PipelineRun::cancel);
    }

    @ParameterizedTest
    @EnumSource(Overflow.class)
    void aPutThatRacesWithAStopIsDisposedOfOnce(Overflow overflow) throws Exception {
        race(overflow, PipelineRun::stop);
    }

    private interface Ending {
        void of(PipelineRun<Integer> run);
    }

    private void race(Overflow overflow, Ending ending) throws Exception {
        int rounds = 200;
        CyclicBarrier together = new CyclicBarrier(2);
        List<PipelineRun<Integer>> runs = new CopyOnWriteArrayList<>();
        Task<Void> other = Threads.PLATFORM.run(() -> {
            for (int round = 0; round < rounds; round++) {
                together.await();
                ending.of(runs.getLast());
            }
        });
        for (int round = 0; round < rounds; round++) {
            Told here = new Told();
            List<Object> out = new CopyOnWriteArrayList<>();
            PipelineRun<Integer> run = Pipeline.<Integer>builder("race")
                    .buffer(2, overflow)
                    .defaults(options -> options.onDiscard(here))
                    .stage("stage", item -> item)
                    .sink("sink", out::add, blocking())
                    .start();
            runs.add(run);
            List<Object> handedOver = new ArrayList<>();
            together.await();
            try {
                for (int item = 0; item < 500; item++) {
                    if (run.offer(item, overflow == Overflow.BLOCK ? NEVER : Duration.ZERO)) {
                        handedOver.add(item);
                    }
                }
            } catch (IllegalStateException e) {
                // The caller keeps it.
            }
            Ledgers.assertBalanced(run.await());
            List<Object> gone = new ArrayList<>(out);
            gone.addAll(here.items());
            assertThat(gone).containsExactlyInAnyOrderElementsOf(handedOver);
        }
        other.join();
    }

    @Test
    void aProducerThatWaitsForRoomKeepsItsItemWhenTheRunIsCancelled() throws InterruptedException {
        PipelineRun<Integer> run = builder().sink("gate", gate::process, buffer(1, Overflow.BLOCK)).start();
        run.put(0);
        gate.awaitArrival();
        run.put(1);
        Task<Void> producer = Threads.PLATFORM.run(() ->
                assertThatThrownBy(() -> run.put(2)).isInstanceOf(IllegalStateException.class)).awaitBlocked();

        run.cancel();

        producer.join();
        RunReport report = Ledgers.assertBalanced(run.await());
        assertThat(told.items()).containsExactlyInAnyOrder(0, 1);
        assertThat(report.stage("gate").offered()).isEqualTo(2);
    }

    // ---- run(source) ----

    @Test
    void anItemReadFromASourceThatCannotBePutInIsTold() throws InterruptedException {
        CountDownLatch nextIsRead = new CountDownLatch(1);
        CountDownLatch failed = new CountDownLatch(1);
        Pipeline<Integer> pipeline = builder().sink("sink", new Sink<>() {
            @Override
            public void accept(Integer item) throws InterruptedException {
                nextIsRead.await();
                fail(item);
            }

            @Override
            public void close() {
                failed.countDown();
            }
        });

        assertThatThrownBy(() -> pipeline.run(IntStream.range(0, 2).boxed().peek(item -> {
            if (item == 1) {
                nextIsRead.countDown();
                awaitStubbornly(failed);
            }
        }))).isInstanceOf(PipelineException.class);

        assertThat(told.discards()).containsExactlyInAnyOrder(
                discard(0, DiscardReason.FAILED, "sink"), discard(1, DiscardReason.CANCELLED, "sink"));
    }

    @Test
    void whatASourceThatThrowsHasGivenIsDeliveredOrTold() throws InterruptedException {
        Pipeline<Integer> pipeline = builder()
                .stage("gate", gate::process, blocking())
                .sink("sink", delivered::add, blocking());

        assertThatThrownBy(() -> pipeline.run(IntStream.range(0, 5).boxed().peek(item -> {
            if (item == 4) {
                fail(item);
            }
        }))).isInstanceOf(IllegalStateException.class).hasMessageContaining("as planned");

        assertThat(delivered).isEmpty();
        assertThat(told.items()).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void aFullFirstBufferUnderFailTellsTheItemThatWasRead() throws InterruptedException {
        Pipeline<Integer> pipeline = builder().sink("gate", gate::process, buffer(1, Overflow.FAIL));

        assertThatThrownBy(() -> pipeline.run(IntStream.range(0, 9).boxed())).isInstanceOf(BufferFullException.class);

        List<Discard> overflown = told.discards().stream()
                .filter(each -> each.reason() == DiscardReason.OVERFLOW)
                .toList();
        assertThat(overflown).hasSize(1);
        assertThat(told.items()).doesNotHaveDuplicates().hasSize((Integer) overflown.getFirst().item() + 1);
    }

    @Test
    void allThatASourceHasIsDeliveredOrTold() throws InterruptedException {
        Pipeline<Integer> pipeline = builder()
                .stage("first", item -> item % 10 == 0 ? fail(item) : item, options -> options.onFailure(FailurePolicy.SKIP))
                .stage("second", Intake.latest(), item -> item)
                .sink("sink", delivered::add, blocking());

        Ledgers.assertBalanced(pipeline.run(IntStream.range(0, 5_000).boxed()));

        List<Object> gone = new ArrayList<>(delivered);
        gone.addAll(told.items());
        assertThat(gone).hasSize(5_000).doesNotHaveDuplicates();
    }
}
