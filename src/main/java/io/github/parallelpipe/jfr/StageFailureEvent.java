package io.github.parallelpipe.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A stage threw. */
@Name("parallelpipe.StageFailure")
@Label("Stage Failure")
@Category("ParallelPipe")
@Description("A stage threw: the run goes on without the item, or ends by it")
@StackTrace(false)
final class StageFailureEvent extends Event {

    @Label("Pipeline")
    String pipeline = "";

    @Label("Run")
    @Description("A number that tells the runs of this process apart")
    long run;

    @Label("Stage")
    String stage = "";

    @Label("Exception")
    Class<?> thrown = Throwable.class;

    @Label("Message")
    @Description("The exception's message, if it has one")
    @Nullable String message;

    @Label("Ends Run")
    @Description("Whether the run ends by it")
    boolean endsRun;
}
