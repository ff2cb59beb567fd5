package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Filter;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** A listener is told of each event of a run once, in an order that makes sense. */
class RunListenerTest {

    private static final Duration SHORT = Duration.ofMillis(20);

    /** Writes down what it is told, with the state in which the run is. */
    private static final class Written implements RunListener {

        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void started(PipelineRun<?> run) {
            lines.add("started " + run.report().pipeline() + " " + run.state());
        }

        @Override
        public void stageFailed(PipelineRun<?> run, String stage, Throwable cause) {
            lines.add(stage + " failed: " + cause.getMessage());
        }

        @Override
        public void handlerFailed(PipelineRun<?> run, String stage, Throwable cause) {
            lines.add("handler of " + stage + " failed: " + cause.getMessage());
        }

        @Override
        public void interruptIgnored(PipelineRun<?> run, List<String> stages) {
            lines.add("ignored by " + stages);
        }

        @Override
        public void ended(PipelineRun<?> run) {
            lines.add("ended " + run.report().state());
        }
    }

    private static final class Indescribable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
            throw new IllegalStateException("not even that");
        }
    }

    private final Written told = new Written();
    private final PipelineBuilder<Integer, Integer> builder = Pipeline.<Integer>builder("p").listener(told);

    private static Integer failing(Integer item) {
        throw new IllegalStateException("no " + item);
    }

    @Test
    void isToldOfTheStartBeforeAllElseAndOfTheEndAfterIt() {
        Stage<Integer, Integer> stage = new Stage<>() {
            @Override
            public void open() {
                told.lines.add("opened");
            }

            @Override
            public Integer process(Integer item) {
                return item;
            }

            @Override
            public void close() {
                told.lines.add("closed");
            }
        };
        builder.stage("s", stage).sink("end", item -> {}).start().close();
        assertThat(told.lines).containsExactly("started p RUNNING", "opened", "closed", "ended COMPLETED");
    }

    @Test
    void isToldOfARunFromASource() throws InterruptedException {
        builder.sink("end", item -> {}).run(List.of(1, 2));
        assertThat(told.lines).containsExactly("started p RUNNING", "ended COMPLETED");
    }

    /** The stage that is interrupted by that throws, too, but only since the run has ended. */
    @Test
    void isToldOnceOfTheFailureThatEndsARun() throws InterruptedException {
        Gate<Integer> waits = new Gate<>();
        Gate<Integer> fails = new Gate<>();
        PipelineRun<Integer> run = builder.stage("waits", item -> item == 1 ? waits.process(item) : item)
                .stage("fails", item -> failing(fails.process(item)))
                .sink("end", item -> {})
                .start();
        run.put(0);
        fails.awaitArrival();
        run.put(1);
        waits.awaitArrival();
        fails.open(1);
        assertThatThrownBy(run::await).isInstanceOf(PipelineException.class);
        assertThat(run.report().stage("waits").lastFailure()).containsInstanceOf(InterruptedException.class);
        assertThat(told.lines).containsExactly("started p RUNNING", "fails failed: no 0", "ended FAILED");
    }

    @Test
    void isToldOfEachFailureThatIsSkipped() throws InterruptedException {
        builder.stage("fails", item -> failing(item), options -> options.onFailure(FailurePolicy.SKIP))
                .sink("end", item -> {})
                .run(List.of(1, 2));
        assertThat(told.lines)
                .containsExactly("started p RUNNING", "fails failed: no 1", "fails failed: no 2", "ended COMPLETED");
    }

    @Test
    void isToldOnceThatHandlersThrow() throws InterruptedException {
        DiscardHandler<Integer> broken = (item, reason, stage) -> failing(item);
        RunReport report = builder
                .sink("end", item -> failing(item), options -> options.onFailure(FailurePolicy.SKIP).onDiscard(broken))
                .run(List.of(1, 2));
        assertThat(report.handlerFailures()).isEqualTo(2);
        assertThat(told.lines).containsOnlyOnce("handler of end failed: no 1").doesNotContain("handler of end failed: no 2");
    }

    @Test
    void isToldOfStagesThatGoOnThoughInterrupted() throws InterruptedException {
        Stubborn<Integer> stubborn = new Stubborn<>();
        PipelineRun<Integer> run = builder.stage("stubborn", stubborn).sink("end", item -> {}).start();
        run.put(1);
        stubborn.awaitArrival();
        run.stop(SHORT);
        assertThat(told.lines).containsExactly("started p RUNNING", "ignored by [stubborn]");
        stubborn.release();
        run.await();
        assertThat(told.lines.getLast()).isEqualTo("ended CANCELLED");
    }

    @Test
    void changesNothingByThrowing() throws InterruptedException {
        RunListener broken = new RunListener() {
            @Override
            public void started(PipelineRun<?> run) {
                throw new AssertionError("broken");
            }

            @Override
            public void ended(PipelineRun<?> run) {
                throw new AssertionError("broken");
            }
        };
        Logger log = Logger.getLogger("io.github.parallelpipe");
        List<Throwable> logged = new CopyOnWriteArrayList<>();
        Filter before = log.getFilter();
        log.setFilter(entry -> {
            logged.add(entry.getThrown());
            return false;
        });
        try {
            Written after = new Written();
            Pipeline.<Integer>builder("p").listener(broken).listener(after).sink("end", item -> {}).run(List.of(1));
            assertThat(after.lines).containsExactly("started p RUNNING", "ended COMPLETED");
            assertThat(logged).filteredOn(thrown -> "broken".equals(thrown.getMessage())).hasSize(2);
        } finally {
            log.setFilter(before);
        }
    }

    /** The log's handler throws, which is passed on to whoever logs. */
    @Test
    void changesNothingByThrowingEvenWhereTheLogDoes() throws InterruptedException {
        RunListener broken = new RunListener() {
            @Override
            public void started(PipelineRun<?> run) {
                throw new AssertionError("broken");
            }
        };
        Logger log = Logger.getLogger("io.github.parallelpipe");
        Filter before = log.getFilter();
        log.setFilter(entry -> {
            throw new AssertionError("the log as well");
        });
        try {
            RunReport report = builder.listener(broken).sink("end", item -> {}).run(List.of(1));
            assertThat(report.stage("end").emitted()).isEqualTo(1);
        } finally {
            log.setFilter(before);
        }
    }

    @Test
    void isToldOfTheStartBeforeWhatTheRunBeforeHasLeft() throws InterruptedException {
        Outlet<Integer> outlet = Outlet.of(2, Overflow.BLOCK, (item, reason, stage) -> failing(item));
        Pipeline<Integer> pipeline = builder.sink("end", outlet);
        pipeline.run(List.of(1));
        pipeline.start().close();
        assertThat(told.lines).containsExactly(
                "started p RUNNING", "ended COMPLETED",
                "started p RUNNING", "handler of end failed: no 1", "ended COMPLETED");
    }

    /** A listener may hand it to another thread, for which the run has an end like any other. */
    @Test
    void aRunFromASourceCanBeWaitedFor() throws Exception {
        Gate<Integer> gate = new Gate<>();
        CompletableFuture<PipelineRun<?>> begun = new CompletableFuture<>();
        RunListener tells = new RunListener() {
            @Override
            public void started(PipelineRun<?> run) {
                assertThatThrownBy(run::await).hasMessage("who feeds a run must not wait for it");
                begun.complete(run);
            }
        };
        Pipeline<Integer> pipeline = builder.listener(tells).sink("end", gate::process);
        Task<RunReport> fed = Threads.PLATFORM.start(() -> pipeline.run(List.of(1)));
        PipelineRun<?> run = begun.get(30, TimeUnit.SECONDS);
        gate.awaitArrival();
        assertThat(run.await(SHORT)).isFalse();
        Task<RunReport> waits = Threads.VIRTUAL.start(run::await).awaitBlockedForever();
        Task<Void> closes = Threads.VIRTUAL.run(run::close).awaitBlockedForever();
        gate.open(1);
        assertThat(waits.join().state()).isEqualTo(RunState.COMPLETED);
        closes.join();
        assertThat(fed.join()).isEqualTo(waits.join());
        assertThat(run.await(Duration.ZERO)).isTrue();
    }

    @Test
    void isToldOfAFailureThatCannotBeDescribed() {
        PipelineRun<Integer> run = builder.sink("end", item -> {
            throw new Indescribable();
        }).start();
        run.put(1);
        assertThatThrownBy(run::await)
                .isInstanceOf(PipelineException.class)
                .hasMessage("stage 'end' of pipeline 'p' failed: " + Indescribable.class.getName());
        assertThat(told.lines).containsExactly("started p RUNNING", "end failed: null", "ended FAILED");
    }

    @Test
    void canAskWhereTheStagesAre() throws InterruptedException {
        Gate<Integer> gate = new Gate<>();
        PipelineRun<Integer> run = builder.stage("waits", gate::process, options -> options.workers(2))
                .sink("end", item -> {}, options -> options.buffer(1, Overflow.BLOCK))
                .start();
        run.put(1);
        gate.awaitArrival();
        assertThat(run.stackTraces()).containsKey("p/end-0");
        assertThat(run.stackTraces().values())
                .anySatisfy(trace -> assertThat(trace).anyMatch(frame -> frame.getClassName().equals(Gate.class.getName())));
        gate.open(1);
        run.close();
        assertThat(run.stackTraces()).isEmpty();
    }
}
