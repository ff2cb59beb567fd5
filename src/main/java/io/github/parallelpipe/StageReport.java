package io.github.parallelpipe;

import io.github.parallelpipe.buffer.Overflow;
import java.util.Locale;
import java.util.Optional;

/**
 * What has become of every item at one stage. Whenever it is read, it adds up: {@code offered = taken + dropped + expired
 * + discarded + buffered} and {@code taken = processed + failed + inProcess}; where each input is one item ({@link
 * Intake#one()}, {@link Intake#latest()}) {@code processed = emitted + filtered}; and what one stage emitted, the next
 * was offered.
 *
 * @param stage       the stage's name
 * @param capacity    how many items its buffer can hold
 * @param overflow    what its buffer does with one more
 * @param offered     how many items came to its buffer
 * @param taken       how many of these it took to work on
 * @param dropped     how many were dropped by the full buffer, or superseded by newer ones
 * @param expired     how many were too old when it would have worked on them
 * @param discarded   how many it did not come to, since the run ended
 * @param buffered    how many wait in its buffer
 * @param processed   how many it has worked on, to the end
 * @param failed      how many it threw on
 * @param inProcess   how many it has in hand: worked on now, claimed, waiting for a {@linkplain Intake#window window}
 *                    to fill, or done before an earlier one is
 * @param emitted     how many results it handed on; for a sink, how often it was given something
 * @param filtered    for how many inputs it had no result
 * @param running     whether a thread of its own is alive
 * @param busy        how many of its workers are at work, rather than waiting for an item, for room behind them, or for a
 *                    turn; what they do in {@code open} and {@code close} counts as work
 * @param age         how old the items were when it began to work on them, counted from when they entered the pipeline; of
 *                    those that it was given at once, the oldest. Of a sample: every item, as long as they come no faster
 *                    than 50,000 a second; then ever fewer, down to one in 128
 * @param serviceTime how long its workers took for an input, until they returned or threw; of the same sample
 * @param lastFailure what it threw last, from any of its methods
 */
public record StageReport(
        String stage,
        int capacity,
        Overflow overflow,
        long offered,
        long taken,
        long dropped,
        long expired,
        long discarded,
        int buffered,
        long processed,
        long failed,
        long inProcess,
        long emitted,
        long filtered,
        boolean running,
        int busy,
        Histogram age,
        Histogram serviceTime,
        Optional<Throwable> lastFailure) {

    static final String HEADING =
            "stage              offered     taken   dropped   expired discarded   waiting    failed  filtered   emitted";

    /** One line of the table that {@link RunReport} prints. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%-16s %9d %9d %9d %9d %9d %9s %9d %9d %9d",
                stage, offered, taken, dropped, expired, discarded, buffered + "/" + capacity, failed, filtered, emitted);
    }
}
