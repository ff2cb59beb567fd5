package io.github.parallelpipe.observe;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link ConsoleMonitor} shows a run, how, and how often. Each method gives changed options, and leaves these
 * as they are.
 */
public final class MonitorOptions {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final Appendable output;
    private final Duration interval;
    private final @Nullable Boolean terminal;
    private final @Nullable Integer width;

    private MonitorOptions(
            Appendable output, Duration interval, @Nullable Boolean terminal, @Nullable Integer width) {
        this.output = output;
        this.interval = interval;
        this.terminal = terminal;
        this.width = width;
    }

    static MonitorOptions unset() {
        return new MonitorOptions(System.out, Duration.ofSeconds(1), null, null);
    }

    /**
     * Sets where it is shown; {@link System#out}, as it is when the monitor begins, by default. What can be flushed is
     * flushed.
     *
     * @param output such as a {@link java.io.PrintStream} or a {@link java.io.Writer}; never closed
     * @return the changed options
     */
    public MonitorOptions output(Appendable output) {
        Objects.requireNonNull(output, "output must not be null");
        return new MonitorOptions(output, interval, terminal, width);
    }

    /**
     * Sets how often it is drawn; once a second by default.
     *
     * @param interval from one time to the next, at least a millisecond
     * @return the changed options
     * @throws IllegalArgumentException if {@code interval} is shorter than that
     */
    public MonitorOptions interval(Duration interval) {
        Objects.requireNonNull(interval, "interval must not be null");
        if (interval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("interval must be at least a millisecond: " + interval);
        }
        return new MonitorOptions(output, interval, terminal, width);
    }

    /**
     * Sets whether the output is a terminal that understands ANSI escape sequences. If not set, {@link System#out} is
     * taken for one where the JVM's input and output both are ({@code Console.isTerminal()} from JDK 22 on, before that
     * whether there is a {@link java.io.Console}), and the environment variable {@code TERM} is set, and not to {@code
     * dumb}, or {@code WT_SESSION} is; any other output is taken for none.
     *
     * @param terminal whether it is
     * @return the changed options
     */
    public MonitorOptions terminal(boolean terminal) {
        return new MonitorOptions(output, interval, terminal, width);
    }

    /**
     * Sets how many columns a line may have; what is longer is cut. If not set, it is what the environment variable {@code
     * COLUMNS} says; else 120 for a terminal, which is told to cut what it has no room for, and without limit elsewhere.
     *
     * @param columns how many, at least 1
     * @return the changed options
     * @throws IllegalArgumentException if {@code columns} is not positive
     */
    public MonitorOptions width(int columns) {
        if (columns < 1) {
            throw new IllegalArgumentException("width must be positive: " + columns);
        }
        return new MonitorOptions(output, interval, terminal, columns);
    }

    Appendable output() {
        return output;
    }

    Duration interval() {
        return interval;
    }

    @Nullable Boolean terminal() {
        return terminal;
    }

    @Nullable Integer width() {
        return width;
    }
}
