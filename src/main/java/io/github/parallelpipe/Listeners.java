package io.github.parallelpipe;

import static java.lang.System.getLogger;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** Tells the listeners of one run, and keeps what they throw from everybody but the log. */
final class Listeners {

    /** Beyond so many, it is the class loader that fails, and will go on to. */
    private static final int MOST_FAILURES = 100;
    private static final List<RunListener> INSTALLED = installed();

    private final PipelineRun<?> run;
    private final List<RunListener> listeners;

    Listeners(PipelineRun<?> run, List<RunListener> own) {
        this.run = run;
        List<RunListener> all = new ArrayList<>(INSTALLED);
        all.addAll(own);
        this.listeners = List.copyOf(all);
    }

    /** One that cannot be loaded, as that for a module which this runtime does not have, is left out. */
    private static List<RunListener> installed() {
        List<RunListener> found = new ArrayList<>();
        Iterator<RunListener> services =
                ServiceLoader.load(RunListener.class, RunListener.class.getClassLoader()).iterator();
        int failures = 0;
        while (failures < MOST_FAILURES) {
            try {
                if (!services.hasNext()) {
                    break;
                }
                found.add(services.next());
            } catch (Throwable e) {
                failures++;
                log(Level.DEBUG, "a run listener is left out", e);
            }
        }
        return List.copyOf(found);
    }

    void started() {
        tell(listener -> listener.started(run));
    }

    void stageFailed(String stage, Throwable cause) {
        tell(listener -> listener.stageFailed(run, stage, cause));
    }

    void handlerFailed(String stage, Throwable cause) {
        tell(listener -> listener.handlerFailed(run, stage, cause));
    }

    void interruptIgnored(List<String> stages) {
        if (stages.isEmpty()) {
            return; // it is a handler that goes on
        }
        tell(listener -> listener.interruptIgnored(run, stages));
    }

    void ended() {
        tell(listener -> listener.ended(run));
    }

    private void tell(Consumer<RunListener> event) {
        for (RunListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (Throwable e) {
                log(Level.WARNING, "a run listener threw: " + listener.getClass().getName(), e);
            }
        }
    }

    /** A log that throws, too, is nobody's concern here: the run has to go on. */
    private static void log(Level level, String message, Throwable thrown) {
        try {
            getLogger("io.github.parallelpipe").log(level, message, thrown);
        } catch (Throwable e) {
            // There is nobody left to tell.
        }
    }
}
