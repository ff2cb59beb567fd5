package io.github.parallelpipe.examples;

import io.github.parallelpipe.Outlet;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.buffer.Overflow;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A {@link Stream} or an {@link Iterator} as the source, and as what comes out.
 *
 * <p>The end: a source that is used up ends its run. What comes out ends when the run has, and nothing is left. Whoever
 * stops reading before closes the stream, which cancels the run; else, with a full outlet that blocks, the run would wait
 * for a reader, and {@code close()} for the run. A run that has failed ends the stream too: its {@code close()} says so.
 */
public final class Streams {

    private Streams() {}

    /**
     * Runs the example.
     *
     * @param args not used
     */
    public static void main(String[] args) throws InterruptedException {
        in();
        out();
        outUntilItIsEnough();
    }

    private static void in() throws InterruptedException {
        // @start region="in"
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("in")
                .buffer(2, Overflow.BLOCK) // a stream can wait
                .sink("show", number -> System.out.println("in " + number));

        RunReport ofStream = pipeline.run(IntStream.rangeClosed(1, 3).boxed());
        Iterator<Integer> iterator = IntStream.rangeClosed(4, 5).iterator();
        RunReport ofIterator = pipeline.run(() -> iterator); // the lambda is an Iterable
        // @end
        System.out.println(ofStream.stage("show").taken() + " and " + ofIterator.stage("show").taken());
    }

    private static void out() {
        Outlet<Integer> squares = Outlet.of(2, Overflow.BLOCK);
        Pipeline<Integer> pipeline = squaring(squares);
        // @start region="iterated"
        try (PipelineRun<Integer> run = pipeline.start()) {
            Thread.startVirtualThread(() -> {
                IntStream.rangeClosed(1, 4).forEach(run::put);
                run.stop();
            });
            for (int square : squares) { // in another thread than the puts: else both would wait for ever
                System.out.println("out " + square);
            }
        }
        // @end
    }

    private static void outUntilItIsEnough() throws InterruptedException {
        Outlet<Integer> squares = Outlet.of(2, Overflow.BLOCK);
        Pipeline<Integer> pipeline = squaring(squares);
        // @start region="stream"
        try (PipelineRun<Integer> run = pipeline.start()) {
            Thread feeder = Thread.startVirtualThread(() -> putAll(IntStream.iterate(1, i -> i + 1), run));
            try (Stream<Integer> results = stream(squares).onClose(run::cancel)) { // nothing to a run that has ended
                System.out.println("sum " + results.limit(4).mapToInt(Integer::intValue).sum());
            }
            feeder.join();
        }
        // @end
    }

    private static Pipeline<Integer> squaring(Outlet<Integer> squares) {
        return Pipeline.<Integer>builder("out")
                .buffer(2, Overflow.BLOCK)
                .stage("square", number -> number * number)
                .sink("squares", squares);
    }

    static <T> Stream<T> stream(Outlet<T> outlet) {
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(outlet.iterator(), traits), false);
    }

    /** Until there are no more, or the run takes no more: then this item, and all after it, are still ours. */
    private static void putAll(IntStream numbers, PipelineRun<Integer> run) {
        try {
            numbers.forEach(run::put);
            run.stop();
        } catch (IllegalStateException | PipelineException e) {
            System.out.println("no more wanted");
        }
    }
}
