package io.github.parallelpipe.jfr;

import io.github.parallelpipe.StageReport;
import java.util.function.ToLongFunction;

/** The ways in which a report counts items that are not delivered. */
enum Loss {
    DROPPED("dropped", StageReport::dropped),
    EXPIRED("expired", StageReport::expired),
    DISCARDED("discarded", StageReport::discarded),
    FAILED("failed", StageReport::failed);

    private final String reason;
    private final ToLongFunction<StageReport> count;

    Loss(String reason, ToLongFunction<StageReport> count) {
        this.reason = reason;
        this.count = count;
    }

    String reason() {
        return reason;
    }

    long in(StageReport report) {
        return count.applyAsLong(report);
    }
}
