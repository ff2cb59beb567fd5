package io.github.parallelpipe.jmx;

import io.github.parallelpipe.StageReport;
import io.github.parallelpipe.buffer.Overflow;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link StageReport} says, which explains it, in JMX's types.
 *
 * @param stage       the stage's name
 * @param capacity    how many items its buffer can hold
 * @param overflow    what its buffer does with one more
 * @param buffered    how many wait there
 * @param inProcess   how many it has in hand
 * @param busy        how many of its workers are at work
 * @param running     whether a thread of its own is alive
 * @param offered     how many items came to its buffer
 * @param taken       how many of these it took to work on
 * @param processed   how many it has worked on
 * @param emitted     how many results it handed on
 * @param filtered    for how many inputs it had no result
 * @param failed      how many it threw on
 * @param dropped     how many were dropped or superseded
 * @param expired     how many were too old
 * @param discarded   how many it did not come to, since the run ended
 * @param age         how old the items were when it began to work on them
 * @param serviceTime how long its workers took for an input
 * @param lastFailure what it threw last; null if nothing
 */
public record StageAccount(
        String stage,
        int capacity,
        Overflow overflow,
        int buffered,
        long inProcess,
        int busy,
        boolean running,
        long offered,
        long taken,
        long processed,
        long emitted,
        long filtered,
        long failed,
        long dropped,
        long expired,
        long discarded,
        Durations age,
        Durations serviceTime,
        @Nullable String lastFailure) {

    static StageAccount of(StageReport report) {
        return new StageAccount(
                report.stage(),
                report.capacity(),
                report.overflow(),
                report.buffered(),
                report.inProcess(),
                report.busy(),
                report.running(),
                report.offered(),
                report.taken(),
                report.processed(),
                report.emitted(),
                report.filtered(),
                report.failed(),
                report.dropped(),
                report.expired(),
                report.discarded(),
                Durations.of(report.age()),
                Durations.of(report.serviceTime()),
                report.lastFailure().map(Throwable::toString).orElse(null));
    }
}
