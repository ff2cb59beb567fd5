package io.github.parallelpipe.benchmarks;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Has items until a time is over, from when it is first asked. For one thread at a time, and one iterator. */
final class TimedSource implements Iterable<Object>, Iterator<Object> {

    private static final Object ITEM = "item";

    /** How many items there are between two looks at the clock. */
    private static final int BETWEEN = 64;

    private final long nanos;
    private final Supplier<Object> items;
    private long started;
    private long given;
    private boolean ended;
    private List<TimedSource> parts = List.of();

    /** Has the same item again and again. */
    TimedSource(long nanos) {
        this(nanos, () -> ITEM);
    }

    TimedSource(long nanos, Supplier<Object> items) {
        this.nanos = nanos;
        this.items = items;
    }

    /** How many it has given, or its parts have. */
    long given() {
        return given + parts.stream().mapToLong(TimedSource::given).sum();
    }

    /** Sources for as many threads, in its place. */
    List<TimedSource> split(int count) {
        parts = Stream.generate(() -> new TimedSource(nanos, items)).limit(count).toList();
        return parts;
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
        return items.get();
    }
}
