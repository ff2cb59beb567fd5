package io.github.parallelpipe;

/** Of a worker that waits for no other: its results are handed on at once. */
final class OwnExit<O> implements Exit<O> {

    private final Output<? super O> output;

    /** Items lost since the last emit, by this stage or before it. */
    private long lost;

    OwnExit(Output<? super O> output) {
        this.output = output;
    }

    @Override
    public long begin(long lostOnes) {
        return lostOnes;
    }

    @Override
    public void took(long position, int items) {}

    @Override
    public void emit(O result, long sequence, long enteredNanos, long missed) throws InterruptedException {
        long all = lost + missed;
        lost = 0;
        output.emit(result, sequence, enteredNanos, all);
    }

    @Override
    public void skip(long missed) {
        lost += missed;
    }

    @Override
    public void complete() {
        output.complete();
    }
}
