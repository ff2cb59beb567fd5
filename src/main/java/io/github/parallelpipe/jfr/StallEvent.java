package io.github.parallelpipe.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/** A stage does not move, although it has items: told when that has lasted for the threshold, and again when it is over. */
@Name("parallelpipe.Stall")
@Label("Stall")
@Category("ParallelPipe")
@Description("A stage neither takes an item nor finishes one, although it has some: told once when that has lasted for the"
        + " threshold, and once when it is over. It is looked for once a period, and its duration as exact as that")
@Period("1 s")
@Threshold("1 s")
@StackTrace(false)
final class StallEvent extends Event {

    @Label("Pipeline")
    String pipeline = "";

    @Label("Run")
    @Description("A number that tells the runs of this process apart")
    long run;

    @Label("Stage")
    String stage = "";

    @Label("Ongoing")
    @Description("Whether it still lasts: the duration is then that so far, and another event will tell the end")
    boolean ongoing;

    @Label("Waiting")
    @Description("How many items waited in the stage's buffer")
    int waiting;

    @Label("In Process")
    @Description("How many items the stage had in hand")
    long inProcess;

    @Label("Busy")
    @Description("How many of its workers were at work; none if it is held up by the stage behind it")
    int busy;
}
