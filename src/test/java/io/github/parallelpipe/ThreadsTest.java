package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.testing.Threads;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Guarantee 6: no thread outlives the run, and one that will not end is named. */
class ThreadsTest {

    private static final Duration SHORT = Duration.ofMillis(20);

    /** The ways to wait for a run's end. */
    private enum Ending {
        CLOSE {
            @Override
            void end(PipelineRun<?> run) {
                run.close();
            }
        },
        AWAIT {
            @Override
            void end(PipelineRun<?> run) throws InterruptedException {
                run.stop();
                run.await();
            }
        },
        TIMED_AWAIT {
            @Override
            void end(PipelineRun<?> run) throws InterruptedException {
                run.cancel();
                assertThat(run.await(Duration.ofSeconds(30))).isTrue();
            }
        },
        STOP_WITHIN {
            @Override
            void end(PipelineRun<?> run) throws InterruptedException {
                run.stop(Duration.ofSeconds(30));
            }
        };

        abstract void end(PipelineRun<?> run) throws InterruptedException;
    }

    /** Remembers the threads it was opened on. */
    private static final class Opened implements Stage<Object, Object> {

        private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

        @Override
        public void open() {
            threads.add(Thread.currentThread());
        }

        @Override
        public Object process(Object item) {
            return item;
        }
    }

    private final Opened opened = new Opened();

    private Pipeline<Integer> pipeline(UnaryOperator<StageOptions<Object>> options) {
        return Pipeline.<Integer>builder("threads")
                .defaults(options)
                .stage("first", opened)
                .stage("second", opened)
                .sink("sink", item -> {});
    }

    private void assertNoThreadLeftBy(Pipeline<Integer> pipeline, Ending ending) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            PipelineRun<Integer> run = pipeline.start();
            run.put(i);
            ending.end(run);
            assertThat(opened.threads).noneMatch(Thread::isAlive);
            Ledgers.assertBalanced(run.report());
        }
    }

    @ParameterizedTest
    @EnumSource
    void noThreadIsAliveAfterTheEnd(Ending ending) throws InterruptedException {
        assertNoThreadLeftBy(pipeline(UnaryOperator.identity()), ending);
    }

    @ParameterizedTest
    @EnumSource
    void noPlatformThreadIsAliveAfterTheEnd(Ending ending) throws InterruptedException {
        assertNoThreadLeftBy(pipeline(StageOptions::platformThread), ending);
    }

    @Test
    void noPlatformThreadIsAliveAfterRunningASource() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            RunReport report = pipeline(StageOptions::platformThread).run(List.of(1, 2, 3));
            assertThat(opened.threads).noneMatch(Thread::isAlive);
            Ledgers.assertBalanced(report);
        }
    }

    @Test
    void noThreadIsAliveAfterAFailure() {
        for (int i = 0; i < 100; i++) {
            PipelineRun<Integer> run = Pipeline.<Integer>builder("threads")
                    .defaults(StageOptions::platformThread)
                    .stage("first", opened)
                    .stage("second", item -> {
                        throw new IllegalStateException("broken");
                    })
                    .sink("sink", item -> {})
                    .start();
            run.put(i);
            assertThatThrownBy(run::await).isInstanceOf(PipelineException.class);
            assertThat(opened.threads).noneMatch(Thread::isAlive);
            Ledgers.assertBalanced(run.report());
        }
    }

    @Test
    void threadsAreVirtualUnlessTheStageAsksForAPlatformThread() {
        Opened platform = new Opened();
        PipelineRun<Integer> run = Pipeline.<Integer>builder("threads")
                .stage("light", opened)
                .stage("native", platform, StageOptions::platformThread)
                .sink("sink", item -> {})
                .start();
        run.close();

        assertThat(opened.threads).hasSize(1).allMatch(Thread::isVirtual);
        assertThat(platform.threads).hasSize(1).noneMatch(Thread::isVirtual).allMatch(Thread::isDaemon);
        assertThat(opened.threads.element().getName()).isEqualTo("threads/light-0");
        assertThat(platform.threads.element().getName()).isEqualTo("threads/native-0");
        Ledgers.assertBalanced(run.report());
    }

    @Test
    void aThreadDumpShowsTheStagesInAScopeNamedAsThePipelineAndAfterwardsNothing(@TempDir Path folder)
            throws Exception {
        Gate<Integer> gate = new Gate<>();
        PipelineRun<Integer> run =
                Pipeline.<Integer>builder("dumped").stage("gate", gate::process).sink("sink", item -> {}).start();
        run.put(1);
        gate.awaitArrival();
        awaitStarted(run);

        String during = dump(folder.resolve("during.json"));
        gate.open();
        run.close();
        String after = dump(folder.resolve("after.json"));

        assertThat(during).contains("\"dumped\"", "\"dumped/gate-0\"", "\"dumped/sink-0\"");
        assertThat(during).containsPattern("\"container\": \"dumped/");
        assertThat(after).doesNotContain("\"dumped\"", "dumped/");
        Ledgers.assertBalanced(run.report());
    }

    private static void awaitStarted(PipelineRun<?> run) {
        while (!run.report().stages().stream().allMatch(StageReport::running)) {
            Thread.yield();
        }
    }

    private static String dump(Path file) throws IOException {
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(file.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
        return Files.readString(file).replace("\\/", "/");
    }

    @Test
    void aStageThatIgnoresItsInterruptDoesNotMakeATimedCallLateAndIsNamed() throws Exception {
        Stubborn<Object> stubborn = new Stubborn<>();
        PipelineRun<Object> run = Pipeline.builder("stubborn")
                .stage("quick", opened)
                .stage("stuck", stubborn)
                .sink("sink", item -> {})
                .start();
        run.put(1);
        stubborn.awaitArrival();
        Threads.awaitBlocked(opened.threads.element());

        assertThat(run.await(SHORT)).isFalse();
        RunReport report = Threads.VIRTUAL.start(() -> run.stop(SHORT)).join();
        assertThat(report.state()).isEqualTo(RunState.CANCELLING);
        assertThat(report.overran()).contains("stuck").doesNotContain("quick");
        assertThat(report.stage("stuck").running()).isTrue();
        assertThat(report.stage("stuck").inProcess()).isOne();
        assertThat(run.await(SHORT)).isFalse();
        Ledgers.assertBalanced(report);

        stubborn.release();
        assertThat(Ledgers.assertBalanced(run.await()).state()).isEqualTo(RunState.CANCELLED);
        assertThat(run.report().overran()).isEqualTo(report.overran());
    }

    @Test
    void aStageThatIsStuckBeforeItsFirstItemIsNamedToo() throws Exception {
        Stubborn<Object> stubborn = new Stubborn<>();
        Stage<Integer, Integer> stuckInOpen = new Stage<>() {
            @Override
            public void open() {
                stubborn.process("open");
            }

            @Override
            public Integer process(Integer item) {
                return item;
            }
        };
        PipelineRun<Integer> run = Pipeline.<Integer>builder("stubborn")
                .stage("stuck", stuckInOpen)
                .sink("sink", item -> {})
                .start();
        stubborn.awaitArrival();
        assertThat(Threads.VIRTUAL.start(() -> run.stop(SHORT)).join().overran()).contains("stuck");
        stubborn.release();
        Ledgers.assertBalanced(run.await());
    }

    /** Virtual threads are not time-sliced: whoever has to interrupt these stages must not need one of their carriers. */
    @Test
    void aCancelReachesStagesThatKeepEveryProcessorBusy() throws InterruptedException {
        int processors = Runtime.getRuntime().availableProcessors();
        CountDownLatch busy = new CountDownLatch(processors);
        AtomicBoolean givenUp = new AtomicBoolean();
        PipelineBuilder<Integer, Integer> builder = Pipeline.builder("busy");
        for (int i = 0; i < processors; i++) {
            builder = builder.stage("compute-" + i, computing(busy, givenUp));
        }
        PipelineRun<Integer> run = builder.sink("sink", item -> {}).start();
        assertThat(busy.await(30, TimeUnit.SECONDS)).isTrue();
        run.cancel();
        boolean ended = run.await(Duration.ofSeconds(20));
        givenUp.set(true);
        assertThat(ended).as("ended by the cancel").isTrue();
        Ledgers.assertBalanced(run.report());
    }

    /** Computes, as it is opened, until it is interrupted: as it should, it looks. */
    private static Stage<Integer, Integer> computing(CountDownLatch busy, AtomicBoolean givenUp) {
        return new Stage<>() {
            @Override
            public void open() throws InterruptedException {
                busy.countDown();
                while (!givenUp.get()) {
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                    Thread.onSpinWait();
                }
            }

            @Override
            public Integer process(Integer item) {
                return item;
            }
        };
    }
}
