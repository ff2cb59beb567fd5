package io.github.parallelpipe.jcstress;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineRun;
import java.util.concurrent.atomic.AtomicInteger;

/** What the claims about a run share: a run of a sink alone, and the account of the one item that is put. */
abstract class TinyRun {

    private final AtomicInteger delivered = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();

    final PipelineRun<Integer> run = Pipeline.<Integer>builder("tiny")
            .defaults(options -> options.onDiscard((item, reason, stage) -> tell()))
            .sink("end", item -> delivered.incrementAndGet())
            .start();

    /** Puts an item, and tells whether the run has it now: 1, or 0 if it stayed with the caller. */
    protected int accept(int item) {
        try {
            run.put(item);
            return 1;
        } catch (IllegalStateException refused) {
            return 0;
        }
    }

    protected final void tell() {
        told.incrementAndGet();
    }

    final void await() {
        try {
            run.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    final int delivered() {
        return delivered.get();
    }

    final int told() {
        return told.get();
    }
}
