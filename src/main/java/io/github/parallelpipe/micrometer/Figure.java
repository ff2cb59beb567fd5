package io.github.parallelpipe.micrometer;

import io.github.parallelpipe.StageReport;
import io.micrometer.core.instrument.Meter.Type;
import io.micrometer.core.instrument.Tags;
import java.util.function.ToLongFunction;

/**
 * A number of a stage's report, and the meter that shows its sum over the runs: of a counter over all runs, of a gauge over
 * those that go on. {@link StageReport#taken()} is not among them: it goes down when an item is found too old.
 */
enum Figure {
    OFFERED(Type.COUNTER, "offered", "items", "Items that came to the stage's buffer", StageReport::offered),
    PROCESSED("processed", StageReport::processed),
    FAILED("failed", StageReport::failed),
    DROPPED("dropped", StageReport::dropped),
    EXPIRED("expired", StageReport::expired),
    DISCARDED("discarded", StageReport::discarded),
    EMITTED(Type.COUNTER, "emitted", "items", "Results that the stage handed on", StageReport::emitted),
    FILTERED(Type.COUNTER, "filtered", "items", "Inputs that the stage had no result for", StageReport::filtered),

    BUFFERED(Type.GAUGE, "buffered", "items", "Items that wait in the stage's buffer", StageReport::buffered),
    CAPACITY(Type.GAUGE, "capacity", "items", "Items that the stage's buffer can hold", StageReport::capacity),
    IN_PROCESS(Type.GAUGE, "in.process", "items", "Items that the stage has in hand", StageReport::inProcess),
    BUSY(Type.GAUGE, "busy", "workers", "Workers of the stage that are at work", StageReport::busy);

    private final Type type;
    private final String name;
    private final Tags tags;
    private final String unit;
    private final String description;
    private final ToLongFunction<StageReport> number;

    Figure(Type type, String name, String unit, String description, ToLongFunction<StageReport> number) {
        this(type, name, Tags.empty(), unit, description, number);
    }

    /** One of the outcomes of an item, of which each has one in the end. */
    Figure(String outcome, ToLongFunction<StageReport> number) {
        this(
                Type.COUNTER,
                "items",
                Tags.of("outcome", outcome),
                "items",
                "Items that the stage is done with, by what has become of them",
                number);
    }

    Figure(Type type, String name, Tags tags, String unit, String description, ToLongFunction<StageReport> number) {
        this.type = type;
        this.name = "parallelpipe.stage." + name;
        this.tags = tags;
        this.unit = unit;
        this.description = description;
        this.number = number;
    }

    boolean isCounter() {
        return type == Type.COUNTER;
    }

    /** The meter's name. */
    String meter() {
        return name;
    }

    /** Besides those of the stage. */
    Tags tags() {
        return tags;
    }

    String unit() {
        return unit;
    }

    String description() {
        return description;
    }

    long in(StageReport report) {
        return number.applyAsLong(report);
    }
}
