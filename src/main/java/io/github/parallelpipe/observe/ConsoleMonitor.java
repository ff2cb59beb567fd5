package io.github.parallelpipe.observe;

import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunReport;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Shows a run while it goes on: on a terminal as a table with a line for each stage, which is drawn anew in place, and
 * elsewhere as one plain line; once a second, unless told otherwise.
 *
 * {@snippet class="io.github.parallelpipe.examples.Watched" region="watched"}
 *
 * <p>Rates, ages and times of work are those of the items since it was last drawn; what it shows at the end, once, is the
 * account of the whole run so far. It ends when the run has ended, or when it is closed. What else is printed to the same
 * terminal meanwhile gets in its way.
 *
 * <p>Control characters in a name or a message do not reach the terminal. Colours mark full buffers, drops and failures,
 * unless the environment variable {@code NO_COLOR} is set and not empty.
 *
 * <p>An output that fails ends the monitor, without a word, and never the run; one that blocks makes the monitor wait, and
 * nobody else.
 *
 * <p><em>Threading:</em> draws on a daemon thread of its own; a platform thread, as one that hangs in an output would hold a
 * virtual thread's carrier. Any thread may close it.
 */
public final class ConsoleMonitor implements AutoCloseable {

    /** Waits until it is time to draw again. */
    @FunctionalInterface
    interface Pulse {
        /** False if it is time to end. */
        boolean next(Duration interval) throws InterruptedException;
    }

    /** How long {@link #close()} waits for an output that blocks. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** How late it may notice that the run has ended. */
    private static final long NOTICE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final PipelineRun<?> run;
    private final Display display;
    private final Duration interval;
    private final Pulse pulse;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private ConsoleMonitor(PipelineRun<?> run, MonitorOptions options, Terminal terminal, @Nullable Pulse pulse) {
        this.run = run;
        this.display = new Display(options.output(), terminal);
        this.interval = options.interval();
        this.pulse = pulse == null ? this::awaitNext : pulse;
        this.thread = Thread.ofPlatform().daemon().name("parallelpipe-monitor").unstarted(this::watch);
    }

    /**
     * Shows a run on {@link System#out}.
     *
     * @param run the run
     * @return its monitor, which has begun
     */
    public static ConsoleMonitor of(PipelineRun<?> run) {
        return of(run, options -> options);
    }

    /**
     * Shows a run.
     *
     * @param run     the run
     * @param options changes where it is shown, how, and how often
     * @return its monitor, which has begun
     */
    public static ConsoleMonitor of(PipelineRun<?> run, UnaryOperator<MonitorOptions> options) {
        Objects.requireNonNull(run, "run must not be null");
        Objects.requireNonNull(options, "options must not be null");
        MonitorOptions chosen = options.apply(MonitorOptions.unset());
        Objects.requireNonNull(chosen, "changed options must not be null");
        return start(run, chosen, Terminal.of(chosen, System.getenv(), Terminal::isInteractive), null);
    }

    static ConsoleMonitor start(PipelineRun<?> run, MonitorOptions options, Terminal terminal, @Nullable Pulse pulse) {
        ConsoleMonitor monitor = new ConsoleMonitor(run, options, terminal, pulse);
        monitor.thread.start();
        return monitor;
    }

    /**
     * Shows the state of the run a last time, if that has not been done, and ends. Waits for it, but for an output that
     * blocks no longer than a second; the thread that hangs there is then interrupted. Does nothing to the run.
     */
    @Override
    public void close() {
        closed.countDown();
        try {
            if (!thread.join(GRACE)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            RunReport before = null;
            while (pulse.next(interval)) {
                RunReport now = run.report();
                if (now.state().isEnded()) {
                    break;
                }
                display.show(now, before);
                before = now;
            }
            display.showLast(run.report());
        } catch (IOException | RuntimeException e) {
            // The output has failed: there is nothing to tell it with, and it is no concern of the run.
        } catch (InterruptedException e) {
            // By close: it waits no longer.
        }
    }

    /** Looks at the run again and again: a wait for its end could not be ended by a close without an interrupt. */
    private boolean awaitNext(Duration wait) throws InterruptedException {
        long start = System.nanoTime();
        while (!run.state().isEnded()) {
            long left = TimeUnit.NANOSECONDS.convert(wait) - (System.nanoTime() - start);
            if (left <= 0) {
                return true;
            }
            if (closed.await(Math.min(left, NOTICE_NANOS), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return false;
    }

    /** For tests. */
    Thread thread() {
        return thread;
    }
}
