package io.github.parallelpipe;

import static java.lang.System.getLogger;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** Tells the listeners of one run, and keeps what they throw from everybody but the log. */
final class Listeners {

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
        try {
            Iterator<RunListener> services =
                    ServiceLoader.load(RunListener.class, RunListener.class.getClassLoader()).iterator();
            while (services.hasNext()) {
                addNext(services, found);
            }
        } catch (Throwable e) {
            warn("run listeners cannot be looked for", e);
        }
        return List.copyOf(found);
    }

    private static void addNext(Iterator<RunListener> services, List<RunListener> found) {
        try {
            found.add(services.next());
        } catch (ServiceConfigurationError | LinkageError e) {
            getLogger("io.github.parallelpipe").log(Level.DEBUG, "a run listener is left out", e);
        }
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
                warn("a run listener threw: " + listener.getClass().getName(), e);
            }
        }
    }

    /** A log that throws, too, is nobody's concern here: the run has to go on. */
    private static void warn(String message, Throwable thrown) {
        try {
            getLogger("io.github.parallelpipe").log(Level.WARNING, message, thrown);
        } catch (Throwable e) {
            // There is nobody left to tell.
        }
    }
}
