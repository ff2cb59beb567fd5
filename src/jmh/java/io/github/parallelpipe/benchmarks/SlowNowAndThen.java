package io.github.parallelpipe.benchmarks;

import java.util.List;
import java.util.function.UnaryOperator;

/** Three stages, of which the second is slow now and then, and how long items wait before it and after it. */
final class SlowNowAndThen {

    private static final int EVERY = 1000;
    private static final long SLEEP_NANOS = 1_000_000;
    private static final long WORK_NANOS = 50_000;

    private final boolean sleeps;

    /** Each for the thread of the stage that the hop leads to. */
    private final Histogram before = new Histogram();

    private final Histogram after = new Histogram();

    /** For the second stage's thread. */
    private int seen;

    /** For the source's thread. */
    private int given;

    SlowNowAndThen(boolean sleeps) {
        this.sleeps = sleeps;
    }

    /** An item that knows when the last stage was done with it. */
    private static final class Traveller {
        private long leftNanos;
    }

    Source source(long nanos) {
        return Source.lasting(nanos, Traveller::new);
    }

    /** Items in bursts, and in between some time. */
    Source source(long nanos, int burst, long apartNanos) {
        return Source.lasting(nanos, () -> {
            if (given++ % burst == 0) {
                Pause.rest(apartNanos);
            }
            return new Traveller();
        });
    }

    List<UnaryOperator<Object>> stages() {
        return List.of(SlowNowAndThen::leave, this::slow, this::arrive);
    }

    private static Object leave(Object item) {
        ((Traveller) item).leftNanos = System.nanoTime();
        return item;
    }

    private Object slow(Object item) {
        before.record(System.nanoTime() - ((Traveller) item).leftNanos);
        if (++seen % EVERY == 0) {
            beSlow();
        }
        return leave(item);
    }

    private void beSlow() {
        if (sleeps) {
            Pause.rest(SLEEP_NANOS);
        } else {
            Pause.work(WORK_NANOS);
        }
    }

    private Object arrive(Object item) {
        after.record(System.nanoTime() - ((Traveller) item).leftNanos);
        return item;
    }

    /** As {@link Fairness} names them, in microseconds. */
    double[] figures() {
        return new double[] {
            after.quantile(0.99) / 1e3,
            after.quantile(0.5) / 1e3,
            after.max() / 1e3,
            before.quantile(0.5) / 1e3,
            before.quantile(0.99) / 1e3
        };
    }
}
