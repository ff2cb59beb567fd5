package io.github.parallelpipe.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** How a stage is doing, at one moment and since the last. */
@Name("parallelpipe.QueueDepth")
@Label("Queue Depth")
@Category("ParallelPipe")
@Description("How many items wait for a stage at this moment; and since the last such event, how old items were and how long the"
        + " stage took for them: zero, if there were none")
@Period("1 s")
@StackTrace(false)
final class QueueDepthEvent extends Event {

    @Label("Pipeline")
    String pipeline = "";

    @Label("Run")
    @Description("A number that tells the runs of this process apart")
    long run;

    @Label("Stage")
    String stage = "";

    @Label("Depth")
    @Description("How many items wait in the stage's buffer")
    int depth;

    @Label("Capacity")
    @Description("How many items its buffer can hold")
    int capacity;

    @Label("Busy")
    @Description("How many of its workers are at work")
    int busy;

    @Label("Taken")
    @Description("How many items it has taken since the run began")
    long taken;

    @Label("Median Age")
    @Description("How old the items were when the stage began to work on them: half were no older")
    @Timespan(Timespan.NANOSECONDS)
    long ageMedian;

    @Label("99% Age")
    @Description("How old the items were when the stage began to work on them: 99 % were no older")
    @Timespan(Timespan.NANOSECONDS)
    long age99;

    @Label("Median Service")
    @Description("How long the stage took for an input: half took no longer")
    @Timespan(Timespan.NANOSECONDS)
    long serviceTimeMedian;

    @Label("99% Service")
    @Description("How long the stage took for an input: 99 % took no longer")
    @Timespan(Timespan.NANOSECONDS)
    long serviceTime99;
}
