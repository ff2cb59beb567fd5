package io.github.parallelpipe;

import java.util.concurrent.atomic.AtomicLong;

/** The output of several workers: complete when all of them are. */
final class SharedOutput<O> implements Output<O> {

    private final Output<? super O> output;

    /** The workers that may still emit. One that never begins counts to the end, but then the run is aborted. */
    private final AtomicLong emitting;

    SharedOutput(Output<? super O> output, int workers) {
        this.output = output;
        this.emitting = new AtomicLong(workers);
    }

    @Override
    public void emit(O result, long sequence, long enteredNanos, long missed) throws InterruptedException {
        output.emit(result, sequence, enteredNanos, missed);
    }

    @Override
    public void complete() {
        if (emitting.decrementAndGet() == 0) {
            output.complete();
        }
    }
}
