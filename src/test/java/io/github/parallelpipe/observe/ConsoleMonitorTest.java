package io.github.parallelpipe.observe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.testing.Patience;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A monitor draws when it is time to, ends when its run does or when it is closed, and no output harms the run. */
class ConsoleMonitorTest {

    private static final Terminal PLAIN = new Terminal(false, false, Integer.MAX_VALUE);
    private static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final PipelineRun<Integer> run =
            Pipeline.<Integer>builder("live").sink("show", item -> {}).start();
    private final StringWriter output = new StringWriter();

    @AfterEach
    void endTheRun() {
        run.close();
    }

    private ConsoleMonitor monitor(Appendable shown, Duration interval) {
        return ConsoleMonitor.of(run, options -> options.output(shown).interval(interval));
    }

    private static void assertEnds(ConsoleMonitor monitor) throws InterruptedException {
        assertThat(monitor.thread().join(Patience.LIMIT)).as("the monitor's thread has ended").isTrue();
    }

    private List<String> states() {
        return output.toString().lines().map(line -> line.split(" ")[1]).toList();
    }

    @Test
    void drawsOneLineEachTimeAndOneAtTheEnd() throws Exception {
        BlockingQueue<Boolean> pulses = new SynchronousQueue<>();
        List<Duration> waits = new CopyOnWriteArrayList<>();
        ConsoleMonitor monitor = ConsoleMonitor.start(run, MonitorOptions.unset().output(output), PLAIN, interval -> {
            waits.add(interval);
            return pulses.take();
        });
        for (boolean goesOn : new boolean[] {true, true, true, false}) {
            pulses.put(goesOn);
        }
        assertEnds(monitor);

        assertThat(states()).containsExactly("RUNNING", "RUNNING", "RUNNING", "RUNNING");
        assertThat(waits).hasSize(4).containsOnly(Duration.ofSeconds(1));
    }

    @Test
    void waitsForItsInterval() throws Exception {
        long start = System.nanoTime();
        try (ConsoleMonitor monitor = monitor(output, Duration.ofMillis(50))) {
            Patience.awaitUntil("drawn twice", () -> states().size() >= 2);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
            assertThat(monitor.thread().isAlive()).isTrue();
        }
    }

    @Test
    void endsWithItsRunAndShowsHowThatHasEnded() throws Exception {
        ConsoleMonitor monitor = monitor(output, NEVER);
        run.put(1);
        run.stop();
        run.await();
        assertEnds(monitor);
        monitor.close();
        monitor.close();

        assertThat(output.toString()).matches("live: COMPLETED \\d+\\.\\d s \\| show 0/2, [^|]+\\n");
    }

    @Test
    void endsWhenClosedAndLeavesTheRunAlone() {
        ConsoleMonitor monitor = monitor(output, NEVER);
        monitor.close();

        assertThat(monitor.thread().isAlive()).isFalse();
        assertThat(states()).containsExactly("RUNNING");
        assertThat(run.state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void showsTheEndOnceAlsoWhereTheRunHasEndedBefore() throws Exception {
        run.stop();
        run.await();
        monitor(output, NEVER).close();

        assertThat(states()).containsExactly("COMPLETED");
    }

    @Test
    void aTerminalIsDrawnInPlace() {
        ConsoleMonitor.of(run, options -> options.output(output).terminal(true).interval(NEVER)).close();

        assertThat(output.toString()).startsWith("\u001b[?7l\rlive: ").endsWith("\u001b[J\u001b[?7h");
    }

    @Test
    void aFailingOutputEndsTheMonitorAndNotTheRun() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        PrintStream failing = new PrintStream(new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                calls.incrementAndGet();
                throw new IOException("disk full");
            }
        }, true, UTF_8);
        ConsoleMonitor monitor = monitor(failing, Duration.ofMillis(1));
        assertEnds(monitor);
        monitor.close();

        assertThat(calls).hasPositiveValue();
        assertThat(run.state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void anOutputThatThrowsEndsTheMonitorAndNotTheRun() throws Exception {
        StringWriter throwing = new StringWriter() {
            @Override
            public StringWriter append(CharSequence text) {
                throw new IllegalStateException("closed");
            }
        };
        List<Throwable> uncaught = new CopyOnWriteArrayList<>();
        ConsoleMonitor monitor = monitor(throwing, Duration.ofMillis(20));
        monitor.thread().setUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
        assertEnds(monitor);

        assertThat(uncaught).isEmpty();
        assertThat(run.state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void anOutputThatBlocksHoldsUpNeitherTheRunNorItsCloseForLong() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        StringWriter blocking = new StringWriter() {
            @Override
            public StringWriter append(CharSequence text) {
                blocked.countDown();
                try {
                    Thread.sleep(Duration.ofDays(1));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return this;
            }
        };
        ConsoleMonitor monitor = monitor(blocking, Duration.ofMillis(1));
        blocked.await();
        for (int item = 0; item < 100; item++) {
            run.put(item);
        }
        run.stop();
        assertThat(run.await().state()).isEqualTo(RunState.COMPLETED);

        monitor.close();
        assertEnds(monitor);
    }

    @Test
    void anInterruptedCloseWaitsNoLongerAndKeepsTheInterrupt() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        StringWriter blocking = new StringWriter() {
            @Override
            public StringWriter append(CharSequence text) {
                blocked.countDown();
                Patience.awaitUntil("the end", () -> end.getCount() == 0);
                return super.append(text);
            }
        };
        ConsoleMonitor monitor = monitor(blocking, Duration.ofMillis(1));
        blocked.await();
        Task<Void> closing = Threads.VIRTUAL.run(() -> {
            Thread.currentThread().interrupt();
            monitor.close();
        });
        closing.join();

        assertThat(closing.leftInterrupted()).isTrue();
        assertThat(monitor.thread().isAlive()).isTrue();
        end.countDown();
        assertEnds(monitor);
    }

    @Test
    void itsThreadKeepsNoJvmAlive() {
        try (ConsoleMonitor monitor = monitor(output, NEVER)) {
            assertThat(monitor.thread().isDaemon()).isTrue();
            assertThat(monitor.thread().isVirtual()).isFalse();
        }
    }
}
