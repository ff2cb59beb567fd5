package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.buffer.BufferFullException;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.testing.Patience;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Guarantee 2: the ledger balances, at every instant. Since the library derives some numbers from others, these are also
 * compared with what the test itself has counted.
 */
class LedgerTest {

    private static final int SNAPSHOTS = 3_000;

    private final Gate<Integer> gate = new Gate<>();
    private final Told told = new Told();

    private static Integer failOnEach(int nth, Integer item) {
        if (item % nth == 0) {
            throw new IllegalStateException("as planned: " + item);
        }
        return item;
    }

    private static boolean stillTakes(RunState state) {
        return state == RunState.RUNNING;
    }

    // ---- each sentence, with numbers known beforehand ----

    @Test
    void whatWasOfferedIsTakenDroppedOrBufferedWhileTheRunIsBusy() throws InterruptedException {
        PipelineRun<Integer> run = Pipeline.<Integer>builder("busy")
                .sink("gate", gate::process, options -> options.buffer(2).onDiscard(told))
                .start();
        run.put(0);
        gate.awaitArrival();
        IntStream.range(1, 6).forEach(run::put);

        StageReport busy = Ledgers.assertBalanced(run.report()).stage("gate");

        assertThat(busy.offered()).isEqualTo(6);
        assertThat(busy.taken()).isEqualTo(1);
        assertThat(busy.inProcess()).isEqualTo(1);
        assertThat(busy.dropped()).isEqualTo(3);
        assertThat(busy.buffered()).isEqualTo(2);
        assertThat(busy.running()).isTrue();
        run.cancel();
        Ledgers.assertBalanced(run.await());
    }

    @Test
    void afterACancelWhatWasBufferedOrInProcessIsDiscarded() throws InterruptedException {
        PipelineRun<Integer> run = Pipeline.<Integer>builder("cancelled")
                .sink("gate", gate::process, options -> options.buffer(2).onDiscard(told))
                .start();
        run.put(0);
        gate.awaitArrival();
        IntStream.range(1, 6).forEach(run::put);
        run.cancel();

        StageReport stage = Ledgers.assertBalanced(run.await()).stage("gate");

        assertThat(stage.offered()).isEqualTo(6);
        assertThat(stage.taken()).isZero();
        assertThat(stage.dropped()).isEqualTo(3);
        assertThat(stage.discarded()).isEqualTo(3);
    }

    @Test
    void whatWasTakenIsProcessedOrFailedAndWhatWasProcessedIsEmittedOrFiltered() throws InterruptedException {
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("sentence")
                .buffer(4, Overflow.BLOCK)
                .stage("stage", item -> item % 2 == 0 ? null : failOnEach(3, item),
                        options -> options.onFailure(FailurePolicy.SKIP).onDiscard(told))
                .sink("sink", item -> {});

        RunReport report = Ledgers.assertBalanced(pipeline.run(IntStream.range(0, 12).boxed()));

        StageReport stage = report.stage("stage");
        assertThat(stage.taken()).isEqualTo(12);
        assertThat(stage.failed()).isEqualTo(2);
        assertThat(told.items()).containsExactly(3, 9);
        assertThat(stage.processed()).isEqualTo(10);
        assertThat(stage.filtered()).isEqualTo(6);
        assertThat(stage.emitted()).isEqualTo(4);
        assertThat(report.stage("sink").offered()).isEqualTo(4);
        assertThat(report.stage("sink").emitted()).isEqualTo(4);
    }

    @Test
    void whatIsTooOldIsExpiredAndNotTaken() throws InterruptedException {
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("expired")
                .buffer(4, Overflow.BLOCK)
                .sink("sink", item -> {}, options -> options.maxAge(Duration.ofNanos(1)));

        StageReport sink = Ledgers.assertBalanced(pipeline.run(List.of(0, 1, 2))).stage("sink");

        assertThat(sink.offered()).isEqualTo(3);
        assertThat(sink.expired()).isEqualTo(3);
        assertThat(sink.taken()).isZero();
    }

    @Test
    void whatTheStageHasClaimedIsInProcess() throws InterruptedException {
        PipelineRun<Integer> run = Pipeline.<Integer>builder("claimed")
                .sink("gate", gate::process, options -> options.buffer(8, Overflow.BLOCK).onDiscard(told))
                .start();
        run.put(0);
        gate.awaitArrival();
        IntStream.range(1, 6).forEach(run::put);
        gate.open(2);
        gate.awaitArrival();
        gate.awaitArrival();

        StageReport claimed = Ledgers.assertBalanced(run.report()).stage("gate");
        assertThat(claimed.taken()).isEqualTo(6);
        assertThat(claimed.processed()).isEqualTo(2);
        assertThat(claimed.inProcess()).isEqualTo(4);

        run.cancel();
        StageReport ended = Ledgers.assertBalanced(run.await()).stage("gate");
        assertThat(ended.taken()).isEqualTo(2);
        assertThat(ended.discarded()).isEqualTo(4);
    }

    @Test
    void aPutThatThrewOrAnOfferInVainIsNotOffered() throws InterruptedException {
        PipelineRun<Integer> run = Pipeline.<Integer>builder("refused")
                .sink("gate", gate::process, options -> options.buffer(1, Overflow.FAIL).onDiscard(told))
                .start();
        run.put(0);
        gate.awaitArrival();
        run.put(1);
        assertThatThrownBy(() -> run.put(2)).isInstanceOf(BufferFullException.class);
        assertThat(run.offer(3, Duration.ofMillis(1))).isFalse();
        gate.open();
        run.stop();
        assertThatThrownBy(() -> run.put(4)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> run.offer(5, Duration.ZERO)).isInstanceOf(IllegalStateException.class);

        RunReport report = Ledgers.assertBalanced(run.await());

        assertThat(report.stage("gate").offered()).isEqualTo(2);
        assertThat(told.items()).isEmpty();
    }

    @Test
    void anItemIsCountedOnceHoweverManyWindowsItIsIn() throws InterruptedException {
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("window")
                .buffer(4, Overflow.BLOCK)
                .stage("window", Intake.window(3), items -> items, options -> options.onDiscard(told))
                .sink("sink", items -> {});

        StageReport window = Ledgers.assertBalanced(pipeline.run(IntStream.range(0, 10).boxed()), "window").stage("window");

        assertThat(window.taken()).isEqualTo(10);
        assertThat(window.processed()).isEqualTo(10);
        assertThat(window.emitted()).isEqualTo(8);
        assertThat(told.items()).isEmpty();
    }

    @Test
    void whatOverflowedUnderFailIsOfferedAndDropped() throws InterruptedException {
        PipelineRun<Integer> run = Pipeline.<Integer>builder("overflow")
                .stage("first", item -> item, options -> options.buffer(8, Overflow.BLOCK))
                .sink("gate", gate::process, options -> options.buffer(1, Overflow.FAIL).onDiscard(told))
                .start();
        run.put(0);
        gate.awaitArrival();
        run.put(1);
        run.put(2);

        assertThatThrownBy(run::await).isInstanceOf(PipelineException.class).hasCauseInstanceOf(BufferFullException.class);

        StageReport stage = Ledgers.assertBalanced(run.report()).stage("gate");
        assertThat(stage.offered()).isEqualTo(3);
        assertThat(stage.dropped()).isEqualTo(1);
        assertThat(stage.discarded()).isEqualTo(2);
    }

    // ---- at every instant ----

    /** All that can happen to an item, in one pipeline; the numbers at the two ends are counted here. */
    private static final class Busy {

        private static final String[] GROUPING = {"all", "batch", "window"};

        private final AtomicLong put = new AtomicLong();
        private final AtomicLong delivered = new AtomicLong();
        private final AtomicLong told = new AtomicLong();
        private final AtomicBoolean enough = new AtomicBoolean();
        private final PipelineRun<Integer> run;

        Busy(Overflow overflow, boolean failing) {
            Overflow inside = overflow == Overflow.FAIL ? Overflow.BLOCK : overflow;
            run = Pipeline.<Integer>builder("busy")
                    .buffer(3, inside)
                    .defaults(options -> options.onFailure(FailurePolicy.SKIP).onDiscard((item, why, stage) -> told.incrementAndGet()))
                    .stage("one", item -> failOnEach(5, item), options -> options.buffer(3, overflow))
                    .stage("latest", Intake.latest(), item -> item % 3 == 0 ? null : item)
                    .stage("aged", item -> item, options -> options.maxAge(Duration.ofNanos(200_000)))
                    .stage("window", Intake.window(2), items -> failOnEach(7, items.getLast()))
                    .stage("batch", Intake.batch(2, Duration.ofNanos(20_000)), items -> failOnEach(11, items.getFirst()))
                    .stage("all", Intake.all(), items -> items.size() == 2 ? null : items.getLast())
                    .sink("sink", item -> {
                        if (failing && delivered.get() == 5) {
                            throw new AssertionError("as planned");
                        }
                        delivered.incrementAndGet();
                    })
                    .start();
        }

        void produce() {
            for (int item = 0; !enough.get() && stillTakes(run.state()); item++) {
                try {
                    run.put(item);
                    put.incrementAndGet();
                } catch (BufferFullException e) {
                    Thread.yield();
                } catch (IllegalStateException | PipelineException e) {
                    return;
                }
            }
        }

        void poll(int snapshots) {
            for (int i = 0; i < snapshots; i++) {
                Ledgers.assertBalanced(run.report(), GROUPING);
            }
        }

        void assertCountedTheSame(RunReport report) {
            Ledgers.assertBalanced(report, GROUPING);
            assertThat(report.stage("one").offered()).isEqualTo(put.get());
            assertThat(report.stage("sink").emitted()).isEqualTo(delivered.get());
            long discarded = report.stages().stream()
                    .mapToLong(stage -> stage.dropped() + stage.expired() + stage.discarded() + stage.failed())
                    .sum();
            assertThat(discarded).isEqualTo(told.get());
        }
    }

    @ParameterizedTest
    @EnumSource(Overflow.class)
    void itBalancesWheneverItIsReadAndAfterAStop(Overflow overflow) throws InterruptedException {
        Busy busy = new Busy(overflow, false);
        List<Task<Void>> producers = List.of(Threads.PLATFORM.run(busy::produce), Threads.PLATFORM.run(busy::produce));

        busy.poll(SNAPSHOTS);
        busy.enough.set(true);
        join(producers);
        busy.run.stop();
        busy.poll(50);

        RunReport report = busy.run.await();
        assertThat(report.state()).isEqualTo(RunState.COMPLETED);
        busy.assertCountedTheSame(report);
    }

    @ParameterizedTest
    @EnumSource(Overflow.class)
    void itBalancesWhileTheRunIsCancelled(Overflow overflow) throws InterruptedException {
        for (int round = 0; round < 20; round++) {
            Busy busy = new Busy(overflow, false);
            List<Task<Void>> producers =
                    List.of(Threads.PLATFORM.run(busy::produce), Threads.PLATFORM.run(busy::produce));
            Task<Void> poller = Threads.PLATFORM.run(() -> busy.poll(200));
            busy.poll(20 * round % 150);

            busy.run.cancel();

            RunReport report = busy.run.await();
            join(producers);
            poller.join();
            busy.assertCountedTheSame(busy.run.report());
            assertThat(report.stages()).isEqualTo(busy.run.report().stages());
        }
    }

    @ParameterizedTest
    @EnumSource(Overflow.class)
    void itBalancesWhileTheRunFails(Overflow overflow) throws InterruptedException {
        for (int round = 0; round < 10; round++) {
            Busy busy = new Busy(overflow, true);
            List<Task<Void>> producers =
                    List.of(Threads.PLATFORM.run(busy::produce), Threads.PLATFORM.run(busy::produce));
            Patience.awaitUntil("the run ended", () -> {
                busy.poll(1);
                return busy.run.state().isEnded();
            });

            assertThatThrownBy(busy.run::await).isInstanceOf(PipelineException.class);
            join(producers);
            busy.assertCountedTheSame(busy.run.report());
        }
    }

    private static void join(List<Task<Void>> threads) throws InterruptedException {
        for (Task<Void> thread : threads) {
            thread.join();
        }
    }
}
