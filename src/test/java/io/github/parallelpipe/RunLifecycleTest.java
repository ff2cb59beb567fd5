package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.testing.Patience;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A run from its start to its end, by whatever ends it. */
class RunLifecycleTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Gate<Integer> gate = new Gate<>();
    private final List<Integer> delivered = new CopyOnWriteArrayList<>();
    private final PipelineRun<Integer> run = gated().start();

    private Pipeline<Integer> gated() {
        return Pipeline.<Integer>builder("life")
                .buffer(8, Overflow.BLOCK)
                .stage("gate", gate::process)
                .sink("sink", delivered::add);
    }

    private void assertEndsAs(RunState state) throws InterruptedException {
        assertThat(Ledgers.assertBalanced(run.await()).state()).isEqualTo(state);
        assertThat(run.state()).isEqualTo(state);
    }

    @Test
    void goesFromRunningOverStoppingToCompleted() throws InterruptedException {
        assertThat(run.state()).isEqualTo(RunState.RUNNING);
        run.put(1);
        gate.awaitArrival();
        run.stop();
        assertThat(run.state()).isEqualTo(RunState.STOPPING);
        gate.open();
        assertEndsAs(RunState.COMPLETED);
    }

    @Test
    void goesFromRunningOverCancellingToCancelled() throws InterruptedException {
        Stubborn<Integer> stubborn = new Stubborn<>();
        PipelineRun<Integer> stuck =
                Pipeline.<Integer>builder("life").stage("stuck", stubborn).sink("sink", item -> {}).start();
        stuck.put(1);
        stubborn.awaitArrival();
        stuck.cancel();
        assertThat(stuck.state()).isEqualTo(RunState.CANCELLING);
        stuck.stop();
        assertThat(stuck.state()).isEqualTo(RunState.CANCELLING);
        Ledgers.assertBalanced(stuck.report());
        stubborn.release();
        assertThat(Ledgers.assertBalanced(stuck.await()).state()).isEqualTo(RunState.CANCELLED);
        run.close();
    }

    @Test
    void stopReturnsAtOnceAndAllThatEnteredIsDelivered() throws InterruptedException {
        for (int item = 0; item < 8; item++) {
            run.put(item);
        }
        run.stop();
        assertThat(delivered).isEmpty();
        gate.open();
        assertEndsAs(RunState.COMPLETED);
        assertThat(delivered).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void stopWithinABudgetThatSufficesDrains() throws InterruptedException {
        run.put(1);
        gate.open();
        RunReport report = Ledgers.assertBalanced(run.stop(LONG));
        assertThat(report.state()).isEqualTo(RunState.COMPLETED);
        assertThat(report.overran()).isEmpty();
        assertThat(delivered).containsExactly(1);
    }

    @Test
    void stopWithinABudgetThatDoesNotSufficeCancelsAndNamesTheStage() throws InterruptedException {
        run.put(1);
        run.put(2);
        gate.awaitArrival();
        RunReport report = run.stop(Duration.ZERO);
        assertThat(report.overran()).contains("gate");
        assertEndsAs(RunState.CANCELLED);
        assertThat(run.report().overran()).isEqualTo(report.overran());
        assertThat(run.report().stage("gate").discarded()).isEqualTo(2);
    }

    @Test
    void stopWithoutABudgetIsRefusedBeforeAnythingIsStopped() {
        assertThatThrownBy(() -> run.stop(null)).isInstanceOf(NullPointerException.class);
        assertThat(run.state()).isEqualTo(RunState.RUNNING);
        run.close();
        Ledgers.assertBalanced(run.report());
    }

    @Test
    void everySecondCallChangesNothing() throws InterruptedException {
        run.put(1);
        gate.open();
        run.stop();
        run.stop();
        assertEndsAs(RunState.COMPLETED);
        RunReport report = run.report();
        run.cancel();
        run.cancel();
        run.stop();
        run.close();
        run.close();
        assertThat(run.stop(Duration.ZERO)).isEqualTo(report);
        assertThat(run.await()).isEqualTo(report);
        assertThat(run.await(Duration.ZERO)).isTrue();
    }

    @Test
    void cancelAfterStopDiscardsWhatIsLeft() throws InterruptedException {
        run.put(1);
        run.put(2);
        gate.awaitArrival();
        run.stop();
        run.cancel();
        assertEndsAs(RunState.CANCELLED);
        assertThat(delivered).isEmpty();
    }

    @Test
    void aRunThatIsNeverFedEnds() throws InterruptedException {
        run.stop();
        assertEndsAs(RunState.COMPLETED);
        PipelineRun<Integer> cancelled = gated().start();
        cancelled.cancel();
        assertThat(Ledgers.assertBalanced(cancelled.await()).state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void awaitWithATimeoutTellsWhetherTheRunHasEnded() throws InterruptedException {
        assertThat(run.await(Duration.ZERO)).isFalse();
        assertThat(run.await(Duration.ofSeconds(-1))).isFalse();
        assertThat(run.await(Duration.ofMillis(1))).isFalse();
        run.stop();
        assertThat(run.await(LONG)).isTrue();
        Ledgers.assertBalanced(run.report());
    }

    @Test
    void theElapsedTimeStandsStillAtTheEnd() throws InterruptedException {
        long start = System.nanoTime();
        Duration early = run.report().elapsed();
        run.stop();
        Duration last = run.await().elapsed();
        assertThat(last).isGreaterThan(early).isLessThanOrEqualTo(early.plusNanos(System.nanoTime() - start));
        assertThat(run.report().elapsed()).isEqualTo(last);
    }

    @Test
    void interruptedWhileWaitingTheRunGoesOn() throws Exception {
        run.put(1);
        gate.awaitArrival();
        List<Threads.Action> waits = List.of(run::await, () -> run.await(LONG));
        for (Threads.Action wait : waits) {
            Task<Void> caller = Threads.VIRTUAL.run(wait).awaitBlocked();
            caller.interrupt();
            assertThat(caller.failure()).isInstanceOf(InterruptedException.class);
            assertThat(run.state()).isEqualTo(RunState.RUNNING);
        }
        Task<Void> stopping = Threads.VIRTUAL.run(() -> run.stop(LONG)).awaitBlocked();
        stopping.interrupt();
        assertThat(stopping.failure()).isInstanceOf(InterruptedException.class);
        assertThat(run.state()).isEqualTo(RunState.STOPPING);
        gate.open();
        assertEndsAs(RunState.COMPLETED);
    }

    @Test
    void closeInterruptedWhileWaitingCancelsAndLeavesTheThreadInterrupted() throws Exception {
        run.put(1);
        gate.awaitArrival();
        Task<Void> closing = Threads.VIRTUAL.run(run::close).awaitBlocked();
        assertThat(run.state()).isEqualTo(RunState.STOPPING);
        closing.interrupt();
        closing.join();
        assertThat(closing.leftInterrupted()).isTrue();
        assertEndsAs(RunState.CANCELLED);
    }

    @Test
    void closeInterruptedWhileWaitingWaitsForTheStagesAllTheSame() throws Exception {
        Stubborn<Integer> stubborn = new Stubborn<>();
        PipelineRun<Integer> ignoring = Pipeline.<Integer>builder("ignoring").sink("sink", stubborn::process).start();
        ignoring.put(1);
        stubborn.awaitArrival();
        Task<Void> closing = Threads.VIRTUAL.run(ignoring::close).awaitBlocked().interrupt();
        Patience.awaitUntil("the interrupt cancelled the run", () -> ignoring.state() == RunState.CANCELLING);
        closing.awaitBlocked();
        stubborn.release();
        closing.join();
        assertThat(ignoring.state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void closeInterruptedBeforeCancelsAndLeavesTheThreadInterrupted() throws Exception {
        run.put(1);
        gate.awaitArrival();
        Task<Void> closing = Threads.VIRTUAL.run(() -> {
            Thread.currentThread().interrupt();
            run.close();
        });
        closing.join();
        assertThat(closing.leftInterrupted()).isTrue();
        assertEndsAs(RunState.CANCELLED);
    }

    @Test
    void aStageMustNotWaitForItsOwnRun() throws Exception {
        CompletableFuture<PipelineRun<Integer>> self = new CompletableFuture<>();
        List<Throwable> refusals = new CopyOnWriteArrayList<>();
        PipelineRun<Integer> waiting = Pipeline.<Integer>builder("life")
                .sink("selfish", item -> {
                    PipelineRun<Integer> own = self.get(30, TimeUnit.SECONDS);
                    List<Threads.Action> waits =
                            List.of(own::close, own::await, () -> own.await(LONG), () -> own.stop(LONG));
                    for (Threads.Action wait : waits) {
                        assertThatThrownBy(wait::run).satisfies(refusals::add);
                    }
                })
                .start();
        self.complete(waiting);
        waiting.put(1);
        while (refusals.size() < 4) {
            Thread.yield();
        }
        assertThat(waiting.state()).isEqualTo(RunState.RUNNING);
        assertThat(refusals).allSatisfy(refusal -> assertThat(refusal)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a stage must not wait for the run that it is part of: 'selfish'"));
        waiting.close();
        Ledgers.assertBalanced(waiting.report());
        run.close();
    }

    @Test
    void aStageMayStopItsOwnRun() throws Exception {
        assertThat(endedByItsStage(PipelineRun::stop).state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void aStageMayCancelItsOwnRun() throws Exception {
        RunReport report = endedByItsStage(PipelineRun::cancel);
        assertThat(report.state()).isEqualTo(RunState.CANCELLED);
        assertThat(report.stage("ending").processed()).as("the item it had in hand").isOne();
    }

    private RunReport endedByItsStage(Consumer<PipelineRun<?>> end) throws InterruptedException {
        CompletableFuture<PipelineRun<Integer>> self = new CompletableFuture<>();
        PipelineRun<Integer> ending = Pipeline.<Integer>builder("life")
                .stage("ending", item -> {
                    end.accept(self.get(30, TimeUnit.SECONDS));
                    return item;
                })
                .sink("sink", item -> {})
                .start();
        self.complete(ending);
        ending.put(1);
        run.close();
        return Ledgers.assertBalanced(ending.await());
    }

    @Test
    void twoRunsOfOnePipelineHaveNothingInCommon() throws InterruptedException {
        Pipeline<Integer> pipeline =
                Pipeline.<Integer>builder("twice").buffer(8, Overflow.BLOCK).sink("sink", delivered::add);
        try (PipelineRun<Integer> one = pipeline.start(); PipelineRun<Integer> other = pipeline.start()) {
            one.put(1);
            one.stop();
            one.await();
            assertThat(other.state()).isEqualTo(RunState.RUNNING);
            other.put(2);
            other.put(3);
            other.stop();
            assertThat(Ledgers.assertBalanced(other.await()).stage("sink").offered()).isEqualTo(2);
            assertThat(Ledgers.assertBalanced(one.report()).stage("sink").offered()).isOne();
        }
        assertThat(delivered).containsExactly(1, 2, 3);
        run.close();
    }

    @Test
    void aReportCanBeHadAtEveryStageOfItsLife() throws InterruptedException {
        Ledgers.assertBalanced(run.report());
        run.put(1);
        gate.awaitArrival();
        RunReport report = Ledgers.assertBalanced(run.report());
        assertThat(report.pipeline()).isEqualTo("life");
        assertThat(report.stage("gate").inProcess()).isOne();
        assertThat(report.stage("gate").running()).isTrue();
        run.stop();
        assertThat(Ledgers.assertBalanced(run.report()).state()).isEqualTo(RunState.STOPPING);
        gate.open();
        assertEndsAs(RunState.COMPLETED);
        assertThat(run.report()).isEqualTo(run.report());
    }
}
