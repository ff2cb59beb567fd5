package io.github.parallelpipe.examples.video;

import io.github.parallelpipe.ContextSink;
import io.github.parallelpipe.ContextStage;
import io.github.parallelpipe.ItemContext;
import io.github.parallelpipe.StagePerWorker;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Measures each stage: how long it takes for an item, and how old the items are when it starts on them. Also makes a
 * stage slower where that was asked for, to show what the pipeline does then.
 *
 * <p><em>Threading:</em> each stage has one reading, to which all its workers add; everybody may read all.
 */
final class Stopwatch {

    /** What was measured at one stage up to now. */
    record Reading(long items, Duration busy, Duration lastAge, Duration greatestAge) {
        static final Reading NOTHING = new Reading(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

        Reading plus(Duration work, Duration age) {
            return new Reading(items + 1, busy.plus(work), age, age.compareTo(greatestAge) > 0 ? age : greatestAge);
        }

        double millisPerItem() {
            return items == 0 ? 0 : busy.toNanos() / 1e6 / items;
        }
    }

    private final Map<String, Reading> readings = new ConcurrentHashMap<>();
    private final Map<String, Duration> slow;

    Stopwatch(Map<String, Duration> slow) {
        this.slow = slow;
    }

    /** The same stage, measured. */
    <I, O> ContextStage<I, O> stage(ContextStage<I, O> stage) {
        return (item, context) -> {
            Duration age = context.age();
            long start = start(context);
            O result = stage.process(item, context);
            stop(context, age, start);
            return result;
        };
    }

    /** The same stage, of which each worker has its own, measured over all of them. */
    <I, O> StagePerWorker<I, O> each(StagePerWorker<I, O> stage) {
        return new Around<>(stage, (one, item, context) -> stage(one).process(item, context));
    }

    /** The same sink, measured. */
    <I> ContextSink<I> sink(ContextSink<I> sink) {
        return (item, context) -> {
            Duration age = context.age();
            long start = start(context);
            sink.accept(item, context);
            stop(context, age, start);
        };
    }

    Reading reading(String stage) {
        return readings.getOrDefault(stage, Reading.NOTHING);
    }

    private long start(ItemContext context) throws InterruptedException {
        long start = System.nanoTime();
        Thread.sleep(slow.getOrDefault(context.stage(), Duration.ZERO));
        return start;
    }

    private void stop(ItemContext context, Duration age, long start) {
        Duration work = Duration.ofNanos(System.nanoTime() - start);
        readings.compute(
                context.stage(), (stage, before) -> (before == null ? Reading.NOTHING : before).plus(work, age));
    }
}
