package io.github.parallelpipe.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.parallelpipe.benchmarks.rivals.Rival;
import io.github.parallelpipe.benchmarks.rivals.Threads;
import io.github.parallelpipe.benchmarks.rivals.Work;
import java.lang.management.ManagementFactory;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/**
 * How many items go through lossless stages that do nothing, in a second and in a second of processor time.
 *
 * @param perSecond    items in a second
 * @param perCpuSecond items in a second of any processor, with all that the JVM does beside
 */
record Throughput(double perSecond, double perCpuSecond) {

    /** A rival's own way of letting a source's items through. */
    interface Feeding {
        void pass(Work work, Source source) throws InterruptedException;
    }

    private static final class Tally implements Consumer<Object> {
        private long count;

        @Override
        public void accept(Object item) {
            count++;
        }
    }

    /** Of one pass. */
    static Throughput of(Entrant entrant, Threads feeder, Feeding feeding, int length, int capacity, Source source) {
        Tally tally = new Tally();
        Work work = Work.idle(length, tally, capacity, entrant.threads());
        long cpu = cpuNanos();
        long started = System.nanoTime();
        onThread(feeder, () -> feeding.pass(work, source));
        double elapsed = System.nanoTime() - started;
        double used = cpuNanos() - cpu;
        if (tally.count != source.given()) {
            throw new IllegalStateException("every item must arrive: " + tally.count + " of " + source.given());
        }
        return new Throughput(tally.count / elapsed * 1e9, tally.count / used * 1e9);
    }

    /** Of a JVM of its own: warmed up, and then measured. Fed from a thread of the same kind as the stages are. */
    static double[] warm(Entrant entrant, Feeding feeding, int length, int capacity, Settings settings) {
        of(entrant, entrant.threads(), feeding, length, capacity, Source.lasting(settings.warmUpNanos()));
        return of(entrant, entrant.threads(), feeding, length, capacity, Source.lasting(settings.nanos()))
                .figures();
    }

    /** The same, fed as the rival would have it. */
    static double[] warm(Entrant entrant, int length, int capacity, Settings settings) {
        Rival rival = entrant.contender().rival();
        return warm(entrant, rival::pass, length, capacity, settings);
    }

    double[] figures() {
        return new double[] {perSecond, perCpuSecond};
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** What a thread does. */
    interface Pass {
        void run() throws InterruptedException;
    }

    /** Runs on such a thread, and waits for it. */
    static void onThread(Threads threads, Pass pass) {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            pass.run();
            return true;
        });
        threads.factory().newThread(task).start();
        try {
            task.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("the pass was not finished", e);
        }
    }
}
