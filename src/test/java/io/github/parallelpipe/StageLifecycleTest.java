package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Ledgers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** {@code open} and {@code close} of a stage: on its own thread, around its items, once per run. */
class StageLifecycleTest {

    /** Remembers its calls and their threads; subclasses break one of them. */
    private static class Recorded implements Stage<Integer, Integer> {

        final Queue<String> calls = new ConcurrentLinkedQueue<>();
        final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

        @Override
        public void open() throws Exception {
            record("open");
        }

        @Override
        public Integer process(Integer item) throws Exception {
            record("process " + item);
            return item;
        }

        @Override
        public void close() throws Exception {
            record("close");
        }

        private void record(String call) {
            calls.add(call);
            threads.add(Thread.currentThread());
        }
    }

    private static Pipeline<Integer> around(Stage<Integer, Integer> stage) {
        return Pipeline.<Integer>builder("lifecycle")
                .buffer(8, Overflow.BLOCK)
                .stage("before", item -> item)
                .stage("recorded", stage)
                .sink("after", item -> {});
    }

    private static void assertFails(PipelineRun<Integer> run, String stage) {
        assertThatThrownBy(run::await)
                .isInstanceOfSatisfying(PipelineException.class, e -> assertThat(e.stage()).isEqualTo(stage));
        Ledgers.assertBalanced(run.report());
    }

    @Test
    void opensBeforeTheFirstItemAndClosesAfterTheLastOnOneThreadOfItsOwn() throws InterruptedException {
        Recorded stage = new Recorded();

        RunReport report = around(stage).run(List.of(1, 2, 3));

        assertThat(stage.calls).containsExactly("open", "process 1", "process 2", "process 3", "close");
        assertThat(stage.threads).containsOnly(stage.threads.element()).doesNotContain(Thread.currentThread());
        Ledgers.assertBalanced(report);
    }

    @Test
    void opensAndClosesOncePerRunAlsoWithoutItems() {
        Recorded stage = new Recorded();
        Pipeline<Integer> pipeline = around(stage);
        for (int i = 0; i < 2; i++) {
            PipelineRun<Integer> run = pipeline.start();
            run.close();
            Ledgers.assertBalanced(run.report());
        }
        assertThat(stage.calls).containsExactly("open", "close", "open", "close");
    }

    @Test
    void aSinkIsOpenedAndClosedToo() throws InterruptedException {
        Recorded stage = new Recorded();
        Sink<Integer> sink = new Sink<>() {
            @Override
            public void open() throws Exception {
                stage.open();
            }

            @Override
            public void accept(Integer item) throws Exception {
                stage.process(item);
            }

            @Override
            public void close() throws Exception {
                stage.close();
            }
        };

        RunReport report = Pipeline.<Integer>builder("lifecycle").sink("sink", sink).run(List.of(1));

        assertThat(stage.calls).containsExactly("open", "process 1", "close");
        Ledgers.assertBalanced(report);
    }

    @Test
    void closesAfterItsOwnFailure() {
        Recorded stage = new Recorded() {
            @Override
            public Integer process(Integer item) throws Exception {
                super.process(item);
                throw new IllegalStateException("broken");
            }
        };
        PipelineRun<Integer> run = around(stage).start();
        run.put(1);
        assertFails(run, "recorded");
        assertThat(stage.calls).containsExactly("open", "process 1", "close");
    }

    @Test
    void closesAfterTheFailureOfAnother() {
        Gate<Integer> gate = new Gate<>();
        Recorded stage = gated(gate);
        PipelineRun<Integer> run = Pipeline.<Integer>builder("lifecycle")
                .stage("recorded", stage)
                .sink("broken", item -> {
                    gate.awaitArrival();
                    gate.awaitArrival();
                    throw new IllegalStateException("broken");
                })
                .start();
        gate.open(1);
        run.put(1);
        run.put(2);
        assertFails(run, "broken");
        assertThat(stage.calls).containsExactly("open", "process 1", "process 2", "close");
    }

    @Test
    void closesAfterACancel() throws InterruptedException {
        Gate<Integer> gate = new Gate<>();
        Recorded stage = gated(gate);
        PipelineRun<Integer> run = around(stage).start();
        run.put(1);
        gate.awaitArrival();
        run.cancel();

        assertThat(Ledgers.assertBalanced(run.await()).state()).isEqualTo(RunState.CANCELLED);
        assertThat(stage.calls).containsExactly("open", "process 1", "close");
        assertThat(stage.threads).containsOnly(stage.threads.element());
    }

    private static Recorded gated(Gate<Integer> gate) {
        return new Recorded() {
            @Override
            public Integer process(Integer item) throws Exception {
                super.process(item);
                return gate.process(item);
            }
        };
    }

    @Test
    void isNotClosedIfItsOpenFailedAndTheOthersAre() {
        Recorded unopened = new Recorded() {
            @Override
            public void open() throws Exception {
                super.open();
                throw new IllegalStateException("closed today");
            }
        };
        for (int i = 0; i < 100; i++) {
            Recorded other = new Recorded();
            PipelineRun<Integer> run = Pipeline.<Integer>builder("lifecycle")
                    .stage("other", other)
                    .stage("unopened", unopened)
                    .sink("sink", item -> {})
                    .start();
            assertFails(run, "unopened");
            // Forked before or after the other's failure: then a scope does not run it at all.
            assertThat(List.copyOf(other.calls)).isIn(List.of("open", "close"), List.of());
        }
        assertThat(unopened.calls).containsOnly("open");
    }

    @Test
    void aStageThatCannotBeClosedFailsTheRun() {
        Recorded stage = new Recorded() {
            @Override
            public void close() {
                throw new IllegalStateException("stuck door");
            }
        };
        PipelineRun<Integer> run = around(stage).start();
        run.put(1);
        assertThatThrownBy(run::close).hasMessage(
                "stage 'recorded' of pipeline 'lifecycle' failed: java.lang.IllegalStateException: stuck door");
        assertFails(run, "recorded");
        assertThat(run.state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void aStageThatFailsAndThenCannotBeClosedTellsBoth() {
        Recorded stage = new Recorded() {
            @Override
            public Integer process(Integer item) {
                throw new IllegalStateException("first");
            }

            @Override
            public void close() {
                throw new IllegalStateException("second");
            }
        };
        PipelineRun<Integer> run = around(stage).start();
        run.put(1);
        assertThatThrownBy(run::await).hasRootCauseMessage("first").satisfies(e -> assertThat(e.getSuppressed())
                .singleElement()
                .satisfies(second -> assertThat(second).hasRootCauseMessage("second")));
        Ledgers.assertBalanced(run.report());
    }
}
