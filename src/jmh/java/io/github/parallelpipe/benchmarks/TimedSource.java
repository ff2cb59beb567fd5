package io.github.parallelpipe.benchmarks;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Has items until a time is over, from when it is first asked. For one thread at a time, and one iterator. */
final class TimedSource implements Iterable<Object>, Iterator<Object> {

    private static final Object ITEM = "item";

    /** How many items there are between two looks at the clock. */
    private static final int BETWEEN = 64;

    private final long nanos;
    private long started;
    private long given;
    private boolean ended;

    TimedSource(long nanos) {
        this.nanos = nanos;
    }

    /** How many it has given. */
    long given() {
        return given;
    }

    @Override
    public Iterator<Object> iterator() {
        started = System.nanoTime();
        return this;
    }

    @Override
    public boolean hasNext() {
        if (given % BETWEEN == 0 && System.nanoTime() - started > nanos) {
            ended = true;
        }
        return !ended;
    }

    @Override
    public Object next() {
        if (ended) {
            throw new NoSuchElementException("the time is over");
        }
        given++;
        return ITEM;
    }
}
