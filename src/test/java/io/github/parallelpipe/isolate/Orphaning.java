package io.github.parallelpipe.isolate;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineRun;

/** A process whose child hangs, and which goes on until it is killed. */
final class Orphaning {

    static final String AT_WORK = "at work";

    private Orphaning() {}

    public static void main(String[] args) throws InterruptedException {
        Pipeline<String> pipeline = Pipeline.<String>builder("orphaning")
                .stage("isolated", Isolated.of(Stages.Obedient.class))
                .sink("sink", item -> System.out.println(AT_WORK));
        try (PipelineRun<String> run = pipeline.start()) {
            run.put("first");
            run.put("hang");
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
