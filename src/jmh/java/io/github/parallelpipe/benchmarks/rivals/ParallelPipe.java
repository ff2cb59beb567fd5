package io.github.parallelpipe.benchmarks.rivals;

import io.github.parallelpipe.ContextSink;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineBuilder;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.StageOptions;
import io.github.parallelpipe.buffer.Overflow;
import java.util.function.Consumer;

/** This library: told to read a source that can wait, as its documentation advises there, or given item after item. */
final class ParallelPipe implements Rival {

    private final boolean reading;
    private final boolean withAges;

    private ParallelPipe(boolean reading, boolean withAges) {
        this.reading = reading;
        this.withAges = withAges;
    }

    static ParallelPipe reading() {
        return new ParallelPipe(true, false);
    }

    static ParallelPipe putting() {
        return new ParallelPipe(false, false);
    }

    static ParallelPipe readingWithAges() {
        return new ParallelPipe(true, true);
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
                .buffer(work.capacity(), work.dropping() ? Overflow.DROP_OLDEST : Overflow.BLOCK);
        if (work.threads() == Threads.PLATFORM) {
            builder = builder.defaults(StageOptions::platformThread);
        }
        for (int i = 0; i < work.stages().size(); i++) {
            builder = builder.stage("stage-" + i, work.stages().get(i)::apply);
        }
        Consumer<Object> sink = work.sink();
        return withAges
                ? builder.sink("sink", ContextSink.of((item, context) -> sink.accept(item)))
                : builder.sink("sink", sink::accept);
    }
}
