package io.github.parallelpipe.flow.tck;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.Sink;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.flow.SinkPublisher;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The runs of one verification, which are cancelled after each of its tests: few of the tests see them to their end. */
final class Runs {

    private final Queue<PipelineRun<?>> runs = new ConcurrentLinkedQueue<>();

    <R extends PipelineRun<?>> R add(R run) {
        runs.add(run);
        return run;
    }

    void cancelAll() {
        for (PipelineRun<?> run = runs.poll(); run != null; run = runs.poll()) {
            run.cancel();
        }
    }

    /** Gives back what it is given. */
    static Pipeline<Integer> identity(int capacity, Overflow overflow, Sink<Integer> end) {
        return Pipeline.<Integer>builder("tck").buffer(capacity, overflow).stage("same", item -> item).sink("out", end);
    }

    /** Publishes so many items, as the demand for them comes. */
    SinkPublisher<Integer> counting(SinkPublisher<Integer> publisher, long items) {
        PipelineRun<Integer> run = add(publisher.start(identity(2, Overflow.BLOCK, publisher)));
        Thread.startVirtualThread(() -> {
            try {
                for (long i = 0; i < items; i++) {
                    run.put((int) i);
                }
                run.stop();
            } catch (IllegalStateException | PipelineException e) {
                // The test is over.
            }
        });
        return publisher;
    }

    /** Has failed. */
    SinkPublisher<Integer> failed() {
        SinkPublisher<Integer> publisher = SinkPublisher.of(1);
        PipelineRun<Integer> run = publisher.start(Pipeline.<Integer>builder("tck")
                .stage("broken", item -> 1 / (item - item))
                .sink("out", publisher));
        run.put(1);
        return publisher;
    }
}
