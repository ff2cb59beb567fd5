package io.github.parallelpipe.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

/** Items that a stage did not deliver, since the last event of the kind. */
@Name("parallelpipe.ItemsLost")
@Label("Items Lost")
@Category("ParallelPipe")
@Description("Items that will not be delivered: those since the last such event of the same stage and reason, or since the"
        + " run began. The last event comes with the run's end, so that all of a run's together are the total")
@Period("1 s")
@StackTrace(false)
final class ItemsLostEvent extends Event {

    @Label("Pipeline")
    String pipeline = "";

    @Label("Run")
    @Description("A number that tells the runs of this process apart")
    long run;

    @Label("Stage")
    String stage = "";

    @Label("Reason")
    @Description("dropped: by a full buffer, or superseded. expired: too old. discarded: the run ended. failed: the stage threw")
    String reason = "";

    @Label("Items")
    @Description("How many since the last event")
    long items;

    @Label("Total")
    @Description("How many since the run began")
    long total;
}
