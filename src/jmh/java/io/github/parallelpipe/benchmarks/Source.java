package io.github.parallelpipe.benchmarks;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Has items for as long, or as many, as it was told. For one thread at a time, and one iterator. */
final class Source implements Iterable<Object>, Iterator<Object> {

    private static final Object ITEM = "item";

    /** How many items there are between two looks at the clock. */
    private static final int BETWEEN = 64;

    private final long nanos;
    private final long most;
    private final Supplier<Object> items;
    private long started;
    private long given;
    private boolean ended;
    private List<Source> parts = List.of();

    private Source(long nanos, long most, Supplier<Object> items) {
        this.nanos = nanos;
        this.most = most;
        this.items = items;
    }

    /** Has the same item again and again, for a time from when it is first asked. */
    static Source lasting(long nanos) {
        return lasting(nanos, () -> ITEM);
    }

    /** Has items for a time from when it is first asked. */
    static Source lasting(long nanos, Supplier<Object> items) {
        return new Source(nanos, Long.MAX_VALUE, items);
    }

    /** Has the same item so many times. */
    static Source counting(long most) {
        return new Source(Long.MAX_VALUE, most, () -> ITEM);
    }

    /** How many it has given, or its parts have. */
    long given() {
        return given + parts.stream().mapToLong(Source::given).sum();
    }

    /** Sources for as many threads, in its place; each lasts as long. */
    List<Source> split(int count) {
        parts = Stream.generate(() -> lasting(nanos, items)).limit(count).toList();
        return parts;
    }

    @Override
    public Iterator<Object> iterator() {
        started = System.nanoTime();
        return this;
    }

    @Override
    public boolean hasNext() {
        if (given >= most || given % BETWEEN == 0 && System.nanoTime() - started > nanos) {
            ended = true;
        }
        return !ended;
    }

    @Override
    public Object next() {
        if (ended) {
            throw new NoSuchElementException("it has ended");
        }
        given++;
        return items.get();
    }
}
