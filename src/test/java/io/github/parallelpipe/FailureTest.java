package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.testing.Threads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Guarantee 7: the first failure wins, and everybody who asks is told of it. */
class FailureTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Told told = new Told();

    private static <T> Stage<T, T> throwing(Throwable failure) {
        return item -> {
            throw FailureTest.<RuntimeException>sneaky(failure);
        };
    }

    @SuppressWarnings("unchecked") // to throw whatever it is
    private static <E extends Throwable> E sneaky(Throwable failure) throws E {
        throw (E) failure;
    }

    private PipelineRun<Integer> failing(Stage<Integer, Integer> stage, FailurePolicy policy) {
        return Pipeline.<Integer>builder("failing")
                .buffer(4, Overflow.BLOCK)
                .defaults(options -> options.onDiscard(told).onFailure(policy))
                .stage("broken", stage)
                .sink("sink", item -> {})
                .start();
    }

    private static void awaitFailed(PipelineRun<?> run) {
        assertThatThrownBy(run::await).isInstanceOf(PipelineException.class);
        assertThat(run.state()).isEqualTo(RunState.FAILED);
    }

    private static void assertTells(PipelineException e, Throwable cause) {
        assertThat(e).hasMessage("stage 'broken' of pipeline 'failing' failed: " + cause).cause().isSameAs(cause);
        assertThat(e.pipeline()).isEqualTo("failing");
        assertThat(e.stage()).isEqualTo("broken");
        assertThat(e.getSuppressed()).isEmpty();
    }

    @Test
    void whoIsToldOfWhatTheFailureLeavesBehindFindsItThere() throws InterruptedException {
        Gate<Integer> gate = new Gate<>();
        AtomicReference<PipelineRun<Integer>> failing = new AtomicReference<>();
        List<Boolean> failed = new CopyOnWriteArrayList<>();
        PipelineRun<Integer> run = Pipeline.<Integer>builder("failing")
                .buffer(4, Overflow.BLOCK)
                .sink("broken", item -> {
                    throw new IllegalStateException("as planned: " + gate.process(item));
                }, options -> options.onDiscard((item, reason, stage) -> {
                    if (reason == DiscardReason.CANCELLED) {
                        failed.add(failing.get().report().failure().isPresent());
                    }
                }))
                .start();
        failing.set(run);
        run.put(0);
        gate.awaitArrival();
        IntStream.range(1, 4).forEach(run::put);
        gate.open(1);
        awaitFailed(run);
        assertThat(failed).containsExactly(true, true, true);
    }

    @Test
    void everyCallTellsOfTheFailureByAnExceptionOfItsOwn() throws InterruptedException {
        Exception cause = new Exception("checked");
        PipelineRun<Integer> run = failing(throwing(cause), FailurePolicy.STOP);
        run.put(1);
        awaitFailed(run);

        List<PipelineException> told = new CopyOnWriteArrayList<>();
        List<Threads.Action> calls = List.of(
                run::await,
                () -> run.await(LONG),
                () -> run.stop(LONG),
                run::close,
                () -> run.put(2),
                () -> run.offer(2, Duration.ZERO));
        for (Threads.Action call : calls) {
            assertThatThrownBy(call::run).isInstanceOfSatisfying(PipelineException.class, told::add);
        }
        assertThat(told).doesNotHaveDuplicates().hasSize(calls.size()).allSatisfy(e -> assertTells(e, cause));
        assertThat(Ledgers.assertBalanced(run.report()).failure()).hasValueSatisfying(e -> assertTells(e, cause));
    }

    @Test
    void aFailureThatBothTheBodyAndTheCloseThrowIsOneWithTheOtherSuppressed() {
        RuntimeException cause = new IllegalStateException("broken");
        assertThatThrownBy(() -> {
            try (PipelineRun<Integer> run = failing(throwing(cause), FailurePolicy.STOP)) {
                run.put(1);
                run.await();
            }
        }).isInstanceOf(PipelineException.class).hasCause(cause).satisfies(e -> assertThat(e.getSuppressed())
                .singleElement()
                .satisfies(closed -> assertThat(closed).isInstanceOf(PipelineException.class).hasCause(cause)));
    }

    @Test
    void underStopTheFailedItemIsToldAndWhatIsBufferedIsDiscarded() throws InterruptedException {
        Gate<Integer> gate = new Gate<>();
        PipelineRun<Integer> run = failing(
                item -> {
                    gate.process(item);
                    throw new IllegalStateException("broken");
                },
                FailurePolicy.STOP);
        run.put(1);
        gate.awaitArrival();
        run.put(2);
        run.put(3);
        gate.open();
        awaitFailed(run);

        assertThat(told.discards()).containsExactlyInAnyOrder(
                new Told.Discard(1, DiscardReason.FAILED, "broken"),
                new Told.Discard(2, DiscardReason.CANCELLED, "broken"),
                new Told.Discard(3, DiscardReason.CANCELLED, "broken"));
        Ledgers.assertBalanced(run.report());
    }

    @Test
    void underSkipTheItemIsToldAndCountedAndTheRunGoesOn() {
        PipelineRun<Integer> run = failing(
                item -> {
                    if (item % 2 == 0) {
                        throw new Exception("even");
                    }
                    return item;
                },
                FailurePolicy.SKIP);
        for (int item = 0; item < 10; item++) {
            run.put(item);
        }
        run.close();

        RunReport report = Ledgers.assertBalanced(run.report());
        assertThat(report.state()).isEqualTo(RunState.COMPLETED);
        assertThat(report.failure()).isEmpty();
        assertThat(report.stage("broken").failed()).isEqualTo(5);
        assertThat(report.stage("broken").lastFailure()).get().extracting(Throwable::getMessage).isEqualTo("even");
        assertThat(report.stage("sink").processed()).isEqualTo(5);
        assertThat(told.items()).containsExactly(0, 2, 4, 6, 8);
        assertThat(told.discards()).allMatch(discard -> discard.reason() == DiscardReason.FAILED);
    }

    @Test
    void anErrorStopsTheRunAlsoUnderSkip() {
        Error cause = new StackOverflowError("too deep");
        PipelineRun<Integer> run = failing(throwing(cause), FailurePolicy.SKIP);
        run.put(1);
        awaitFailed(run);
        assertThat(run.report().failure()).hasValueSatisfying(e -> assertTells(e, cause));
        Ledgers.assertBalanced(run.report());
    }

    @Test
    void anInterruptedExceptionThatNobodyCausedIsAFailureAsAnyOther() {
        InterruptedException cause = new InterruptedException("of its own");
        PipelineRun<Integer> stopped = failing(throwing(cause), FailurePolicy.STOP);
        stopped.put(1);
        awaitFailed(stopped);
        assertThat(stopped.report().failure()).hasValueSatisfying(e -> assertTells(e, cause));
        Ledgers.assertBalanced(stopped.report());

        PipelineRun<Integer> going = failing(throwing(cause), FailurePolicy.SKIP);
        going.put(1);
        going.close();
        assertThat(Ledgers.assertBalanced(going.report()).stage("broken").failed()).isOne();
    }

    @Test
    void aStageThatInterruptsItselfFailsTheRunByItsNextWaitAndNoItemIsLost() {
        PipelineRun<Integer> run = failing(
                item -> {
                    Thread.currentThread().interrupt();
                    return item;
                },
                FailurePolicy.STOP);
        run.put(1);
        awaitFailed(run);
        assertThat(run.report().failure()).get().satisfies(e -> {
            assertThat(e.stage()).isEqualTo("broken");
            assertThat(e).hasCauseInstanceOf(InterruptedException.class);
        });
        Ledgers.assertBalanced(run.report());
    }

    @Test
    void ofTwoStagesThatFailTogetherTheFirstWinsAndTheOtherIsSuppressed() {
        for (int i = 0; i < 100; i++) {
            CyclicBarrier together = new CyclicBarrier(2);
            Stage<Integer, Integer> passing = item -> {
                if (item == 1) {
                    return item;
                }
                together.await(30, TimeUnit.SECONDS);
                throw new IllegalStateException("first");
            };
            PipelineRun<Integer> run = Pipeline.<Integer>builder("failing")
                    .stage("first", passing)
                    .sink("second", item -> {
                        together.await(30, TimeUnit.SECONDS);
                        throw new IllegalStateException("second");
                    })
                    .start();
            run.put(1);
            run.put(2);
            awaitFailed(run);
            PipelineException failure = run.report().failure().orElseThrow();
            assertThat(failure).hasRootCauseMessage(failure.stage());
            assertThat(failure.getSuppressed()).singleElement().isInstanceOfSatisfying(PipelineException.class, e ->
                    assertThat(e).hasRootCauseMessage(e.stage()).hasNoSuppressedExceptions());
            Ledgers.assertBalanced(run.report());
        }
    }

    @Test
    void whatAStageThrowsAfterACancelIsNoFailure() throws InterruptedException {
        for (FailurePolicy policy : FailurePolicy.values()) {
            PipelineRun<Integer> run = cancelledWhileIn(new IllegalStateException("connection closed"), policy);
            assertThat(Ledgers.assertBalanced(run.await()).state()).isEqualTo(RunState.CANCELLED);
        }
    }

    @Test
    void anErrorAfterACancelIsAFailure() throws InterruptedException {
        for (FailurePolicy policy : FailurePolicy.values()) {
            PipelineRun<Integer> run = cancelledWhileIn(new AssertionError("impossible"), policy);
            awaitFailed(run);
            assertThat(Ledgers.assertBalanced(run.report()).failure()).get().satisfies(e ->
                    assertThat(e).hasRootCauseMessage("impossible"));
        }
    }

    private PipelineRun<Integer> cancelledWhileIn(Throwable answer, FailurePolicy policy) throws InterruptedException {
        Gate<Integer> gate = new Gate<>();
        PipelineRun<Integer> run = failing(
                item -> {
                    try {
                        return gate.process(item);
                    } catch (InterruptedException e) {
                        throw FailureTest.<RuntimeException>sneaky(answer);
                    }
                },
                policy);
        run.put(1);
        gate.awaitArrival();
        run.cancel();
        return run;
    }
}
