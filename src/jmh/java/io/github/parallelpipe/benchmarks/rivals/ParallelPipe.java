package io.github.parallelpipe.benchmarks.rivals;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineBuilder;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.StageOptions;
import io.github.parallelpipe.buffer.Overflow;
import java.util.function.UnaryOperator;

/** This library, fed in two ways. */
public enum ParallelPipe implements Rival {

    /** It reads a source that can wait: what its documentation advises there. */
    READING {
        @Override
        public void pass(Work work, Iterable<Object> source) throws InterruptedException {
            pipeline(work).run(source);
        }
    },

    /** It is given item after item: what a source that cannot wait does. */
    PUTTING;

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

    private static Pipeline<Object> pipeline(Work work) {
        Overflow overflow = work.dropping() ? Overflow.DROP_OLDEST : Overflow.BLOCK;
        PipelineBuilder<Object, Object> builder = Pipeline.<Object>builder("benchmark")
                .buffer(work.capacity(), overflow)
                .defaults(threads(work.threads()));
        for (int i = 0; i < work.stages().size(); i++) {
            builder = builder.stage("stage-" + i, work.stages().get(i)::apply);
        }
        return builder.sink("sink", work.sink()::accept);
    }

    private static UnaryOperator<StageOptions<Object>> threads(Threads threads) {
        return options -> threads == Threads.PLATFORM ? options.platformThread() : options;
    }
}
