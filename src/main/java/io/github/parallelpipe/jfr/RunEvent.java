package io.github.parallelpipe.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A run, when it has ended. */
@Name("parallelpipe.Run")
@Label("Run")
@Category("ParallelPipe")
@Description("A run of a pipeline, from its start, or from when it was first seen by a recording, to its end")
@StackTrace(false)
final class RunEvent extends Event {

    @Label("Pipeline")
    String pipeline = "";

    @Label("Run")
    @Description("A number that tells the runs of this process apart")
    long run;

    @Label("State")
    @Description("COMPLETED, CANCELLED or FAILED")
    String state = "";

    @Label("Elapsed")
    @Description("From the start of the run to its end, recorded or not")
    @Timespan(Timespan.NANOSECONDS)
    long elapsed;

    @Label("Offered")
    @Description("How many items came into the pipeline")
    long offered;

    @Label("Delivered")
    @Description("How many items the last stage has worked on to the end")
    long delivered;
}
