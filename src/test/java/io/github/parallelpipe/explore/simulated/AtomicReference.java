package io.github.parallelpipe.explore.simulated;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** As {@link java.util.concurrent.atomic.AtomicReference}, under the explorer's control. */
public final class AtomicReference<V extends @Nullable Object> {

    private V value;

    /** Holds null. */
    @SuppressWarnings("NullAway")
    public AtomicReference() {
        this(null);
    }

    /** Holds a value. */
    public AtomicReference(V initial) {
        value = initial;
    }

    /** {@return the value} */
    public V get() {
        return access();
    }

    /** Sets the value. */
    public void set(V next) {
        access();
        value = next;
    }

    /** {@return the value it had before it was set} */
    public V getAndSet(V next) {
        V before = access();
        value = next;
        return before;
    }

    /** {@return the value it had before it was changed} */
    public V getAndUpdate(UnaryOperator<V> change) {
        V before = access();
        value = change.apply(before);
        return before;
    }

    /** {@return whether it was as expected, and so was set} */
    public boolean compareAndSet(V expected, V next) {
        boolean same = access() == expected;
        if (same) {
            value = next;
        }
        return same;
    }

    private V access() {
        World world = World.current();
        world.point();
        world.observe(value);
        return value;
    }
}
