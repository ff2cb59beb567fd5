package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.testing.Patience;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a run says of those who held it up, and whom it does not let do so. */
class OverranTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void aStageThatWaitsForTheNextIsNotSaidToHaveOverrun() throws InterruptedException {
        Gate<Integer> gate = new Gate<>();
        PipelineRun<Integer> run = Pipeline.<Integer>builder("blocked")
                .buffer(1, Overflow.BLOCK)
                .stage("before", item -> item)
                .stage("slow", gate::process)
                .sink("after", item -> {})
                .start();
        for (int item = 0; item < 4; item++) {
            run.put(item); // the last gets in when two are in hand and one waits between them
        }
        gate.awaitArrival();

        assertThat(Ledgers.assertBalanced(run.stop(SHORT)).overran()).containsExactly("slow");
    }

    @Test
    void aStageThatIsAtWorkOnALaterItemOfThoseItTookIsNamed() throws InterruptedException {
        Gate<Integer> gate = new Gate<>();
        PipelineRun<Integer> run = Pipeline.<Integer>builder("later")
                .buffer(2, Overflow.BLOCK)
                .sink("slow", gate::process)
                .start();
        run.put(1);
        gate.awaitArrival();
        run.put(2);
        run.put(3);
        gate.open(1);
        gate.awaitArrival(); // of 2, and 3 was taken with it
        gate.open(1);
        gate.awaitArrival();

        assertThat(Ledgers.assertBalanced(run.stop(SHORT)).overran()).containsExactly("slow");
    }

    @Test
    void aStageThatGivesUpWhenCancelledIsNamedAllTheSame() throws InterruptedException {
        PipelineRun<Integer> run = givingUpBeforeTheCancelReturns(item -> {});

        assertThat(Ledgers.assertBalanced(run.stop(SHORT)).overran()).containsExactly("slow");
        assertThat(run.report().handlerFailures()).isZero();
    }

    @Test
    void anErrorOfAStageThatIsCancelledIsThrownByTheStopThatCancelsIt() throws InterruptedException {
        PipelineRun<Integer> run = givingUpBeforeTheCancelReturns(item -> {
            throw new AssertionError("broken");
        });

        assertThatThrownBy(() -> run.stop(SHORT)).isInstanceOf(PipelineException.class).cause().hasMessage("broken");
        assertThat(run.report().overran()).containsExactly("slow");
    }

    /** The handler holds the cancel up until the stage's thread is gone. */
    private static PipelineRun<Integer> givingUpBeforeTheCancelReturns(Sink<Integer> whenInterrupted)
            throws InterruptedException {
        Gate<Integer> gate = new Gate<>();
        AtomicReference<Thread> stage = new AtomicReference<>();
        PipelineRun<Integer> run = Pipeline.<Integer>builder("obedient")
                .sink(
                        "slow",
                        item -> {
                            stage.set(Thread.currentThread());
                            try {
                                gate.process(item);
                            } catch (InterruptedException e) {
                                whenInterrupted.accept(item);
                                throw e;
                            }
                        },
                        options -> options.onDiscard((item, reason, name) -> {
                            if (item == 2) {
                                Patience.awaitUntil("the stage's end", () -> !stage.get().isAlive());
                            }
                        }))
                .start();
        run.put(1);
        gate.awaitArrival();
        run.put(2);
        return run;
    }

    @Test
    void whatAStageThrowsWhileItIsClosedAfterACancelIsInTheReport() throws InterruptedException {
        IllegalStateException broken = new IllegalStateException("cannot be closed");
        Gate<Integer> gate = new Gate<>();
        PipelineRun<Integer> run = Pipeline.<Integer>builder("closing").sink("sink", new Sink<>() {
            @Override
            public void accept(Integer item) throws InterruptedException {
                gate.process(item);
            }

            @Override
            public void close() {
                throw broken;
            }
        }).start();
        run.put(1);
        gate.awaitArrival();
        run.cancel();

        RunReport report = Ledgers.assertBalanced(run.await());
        assertThat(report.state()).isEqualTo(RunState.CANCELLED);
        assertThat(report.stage("sink").lastFailure()).containsSame(broken);
    }

    @Test
    void aHandlerThatWaitsForTheRunThatTellsItIsRefused() throws InterruptedException {
        Gate<Integer> gate = new Gate<>();
        AtomicReference<PipelineRun<Integer>> self = new AtomicReference<>();
        PipelineRun<Integer> run = Pipeline.<Integer>builder("handler")
                .sink("gate", gate::process, options -> options.onDiscard((item, reason, stage) -> self.get().close()))
                .start();
        self.set(run);
        run.put(1);
        gate.awaitArrival();
        run.put(2);
        run.cancel();

        RunReport report = Ledgers.assertBalanced(run.await());
        assertThat(report.handlerFailures()).isEqualTo(2); // of 2, by this thread, and of 1, by the stage's
        assertThat(report.firstHandlerFailure().orElseThrow())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("a (discard handler|stage) must not wait for the run .*");
        assertThatThrownBy(() -> run.put(3)).isInstanceOf(IllegalStateException.class);
    }
}
