package io.github.parallelpipe.observe;

import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunListener;
import io.github.parallelpipe.RunState;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Logs what would else go unnoticed in a run, to the {@link System.Logger} named {@code io.github.parallelpipe}: installed as a
 * service, it is nothing that a program makes or calls.
 *
 * <ul>
 * <li>{@code ERROR}: a run fails; at once, with what it fails by, as whoever started it may never wait for its end
 * <li>{@code WARNING}: a discard handler has thrown; once a run, and at its end how often, if it was more than once
 * <li>{@code WARNING}: a stage goes on though it was interrupted; with the stack trace of each of its threads
 * </ul>
 *
 * <p>Nothing is logged for an item, nor for a run that goes well. The level of the logger decides what is kept: {@code OFF}
 * switches all of it off.
 *
 * <p><em>Threading:</em> safe for all threads. Logged by the thread on which it happened.
 */
public final class RunLog implements RunListener {

    /** The runs that have failed, and are not over yet: a stage may throw the same again as it is closed. */
    private final Set<PipelineRun<?>> failed = ConcurrentHashMap.newKeySet();
    /** Those of which a handler has thrown. */
    private final Set<PipelineRun<?>> handlerThrew = ConcurrentHashMap.newKeySet();

    /** For the service loader. */
    public RunLog() {}

    /** Found when there is something to log, since looking for it takes longer than to start a run. */
    private static Logger logger() {
        return System.getLogger("io.github.parallelpipe");
    }

    /** Of all that stages throw, only the failure which ends the run is logged: the report has the others. */
    @Override
    public void stageFailed(PipelineRun<?> run, String stage, Throwable cause) {
        if (run.state().compareTo(RunState.CANCELLING) < 0) {
            return;
        }
        run.report().failure()
                .filter(failure -> failure.getCause() == cause && failed.add(run))
                .map(PipelineException::getMessage)
                .ifPresent(message -> logger().log(Level.ERROR, message, cause));
    }

    @Override
    public void handlerFailed(PipelineRun<?> run, String stage, Throwable cause) {
        handlerThrew.add(run);
        if (run.state().isEnded()) { // a late put's: nobody may come to remove it
            handlerThrew.remove(run);
        }
        logger().log(Level.WARNING, handlerOf(run) + " threw on an item of stage '" + stage + "'", cause);
    }

    private static String handlerOf(PipelineRun<?> run) {
        return "a discard handler of pipeline '" + run.report().pipeline() + "'";
    }

    @Override
    public void ended(PipelineRun<?> run) {
        failed.remove(run);
        if (!handlerThrew.remove(run)) {
            return;
        }
        long times = run.report().handlerFailures();
        if (times > 1) {
            logger().log(Level.WARNING, handlerOf(run) + " threw " + times + " times in all");
        }
    }

    @Override
    public void interruptIgnored(PipelineRun<?> run, List<String> stages) {
        String pipeline = run.report().pipeline();
        run.stackTraces().forEach((thread, trace) -> stages.stream()
                .filter(stage -> thread.matches(Pattern.quote(pipeline + "/" + stage + "-") + "[0-9]+"))
                .forEach(stage -> logIgnored(pipeline, stage, thread, trace)));
    }

    private static void logIgnored(String pipeline, String stage, String thread, StackTraceElement[] trace) {
        Throwable where = new Throwable("thread " + thread + " is here");
        where.setStackTrace(trace);
        logger().log(
                Level.WARNING, "stage '" + stage + "' of pipeline '" + pipeline + "' goes on, though it was interrupted", where);
    }
}
