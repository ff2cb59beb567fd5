package io.github.parallelpipe.micrometer;

import io.github.parallelpipe.Histogram;
import io.github.parallelpipe.StageReport;
import java.util.function.Function;

/** What is timed at each stage, and the meters that show it. */
enum Timing {
    AGE("age", "How old the items were when the stage began to work on them", StageReport::age),
    SERVICE_TIME("service.time", "How long the stage took for an input", StageReport::serviceTime);

    private final String name;
    private final String description;
    private final Function<StageReport, Histogram> histogram;

    Timing(String name, String description, Function<StageReport, Histogram> histogram) {
        this.name = "parallelpipe.stage." + name;
        this.description = description;
        this.histogram = histogram;
    }

    /** The timer's name. */
    String meter() {
        return name;
    }

    String description() {
        return description;
    }

    Histogram in(StageReport report) {
        return histogram.apply(report);
    }
}
