package io.github.parallelpipe.explore.buffer;

import java.util.Iterator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Explores many programs, several at a time, until one fails. */
public final class Sweep {

    /**
     * What it came to.
     *
     * @param programs  how many programs were explored
     * @param schedules how many schedules were run to their end
     * @param runs      how many were begun
     * @param states    how many different states were seen
     * @param millis    how long it took
     * @param failed    the first exploration that found a failure; null if none did
     */
    public record Total(
            long programs, long schedules, long runs, long states, long millis, @Nullable Exploration failed) {

        @Override
        public String toString() {
            return "%,d programs, %,d schedules, %,d runs, %,d states, %.1f s"
                    .formatted(programs, schedules, runs, states, millis / 1e3);
        }
    }

    private final Explorer explorer;
    private final Iterator<Program> programs;
    private final LongAdder explored = new LongAdder();
    private final LongAdder schedules = new LongAdder();
    private final LongAdder runs = new LongAdder();
    private final LongAdder states = new LongAdder();
    private final AtomicReference<Exploration> failed = new AtomicReference<>();
    private final AtomicReference<Throwable> crash = new AtomicReference<>();

    private Sweep(Explorer explorer, Stream<Program> programs) {
        this.explorer = explorer;
        this.programs = programs.iterator();
    }

    /**
     * Explores programs.
     *
     * @param explorer explores each
     * @param programs the programs
     * @return what it came to
     */
    public static Total over(Explorer explorer, Stream<Program> programs) {
        return new Sweep(explorer, programs).total();
    }

    private Total total() {
        long start = System.nanoTime();
        int workers = Runtime.getRuntime().availableProcessors();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < workers; i++) {
                executor.execute(this::work);
            }
        }
        if (crash.get() != null) {
            throw new IllegalStateException(crash.get());
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        return new Total(explored.sum(), schedules.sum(), runs.sum(), states.sum(), millis, failed.get());
    }

    private void work() {
        try {
            for (Program program = next(); program != null; program = next()) {
                add(explorer.explore(program));
            }
        } catch (Throwable e) {
            crash.compareAndSet(null, e);
        }
    }

    private synchronized @Nullable Program next() {
        return failed.get() == null && crash.get() == null && programs.hasNext() ? programs.next() : null;
    }

    private void add(Exploration exploration) {
        explored.increment();
        schedules.add(exploration.schedules());
        runs.add(exploration.runs());
        states.add(exploration.states());
        if (exploration.failure() != null) {
            failed.compareAndSet(null, exploration);
        }
    }
}
