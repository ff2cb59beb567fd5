package io.github.parallelpipe.benchmarks.rivals;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineBuilder;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.StageOptions;
import io.github.parallelpipe.buffer.Overflow;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** This library: told to read a source that can wait, as its documentation advises there, or given item after item. */
final class ParallelPipe implements Rival {

    /**
     * What makes a stage do without its items' ages. There is no such switch yet; where there is one, name it here, and
     * it is measured beside the others.
     */
    static final Optional<UnaryOperator<StageOptions<Object>>> WITHOUT_AGE = Optional.empty();

    /** What makes a stage take and hand over one item at a time; likewise. */
    static final Optional<UnaryOperator<StageOptions<Object>>> WITHOUT_BULK = Optional.empty();

    private final boolean reading;
    private final UnaryOperator<StageOptions<Object>> options;

    private ParallelPipe(boolean reading, UnaryOperator<StageOptions<Object>> options) {
        this.reading = reading;
        this.options = options;
    }

    static ParallelPipe reading() {
        return new ParallelPipe(true, UnaryOperator.identity());
    }

    static ParallelPipe putting() {
        return new ParallelPipe(false, UnaryOperator.identity());
    }

    /** With one of the switches above. */
    static ParallelPipe reading(Optional<UnaryOperator<StageOptions<Object>>> without) {
        return new ParallelPipe(true, without.orElseThrow());
    }

    @Override
    public void pass(Work work, Iterable<Object> source) throws InterruptedException {
        if (reading) {
            pipeline(work).run(source);
        } else {
            Rival.super.pass(work, source);
        }
    }

    @Override
    public Line open(Work work) {
        PipelineRun<Object> run = pipeline(work).start();
        return new Line() {
            @Override
            public void put(Object item) {
                run.put(item);
            }

            @Override
            public void finish() {
                run.close();
            }
        };
    }

    private Pipeline<Object> pipeline(Work work) {
        PipelineBuilder<Object, Object> builder = Pipeline.<Object>builder("benchmark")
                .buffer(work.capacity(), work.dropping() ? Overflow.DROP_OLDEST : Overflow.BLOCK)
                .defaults(options);
        if (work.threads() == Threads.PLATFORM) {
            builder = builder.defaults(StageOptions::platformThread);
        }
        for (int i = 0; i < work.stages().size(); i++) {
            builder = builder.stage("stage-" + i, work.stages().get(i)::apply);
        }
        return builder.sink("sink", work.sink()::accept);
    }
}
