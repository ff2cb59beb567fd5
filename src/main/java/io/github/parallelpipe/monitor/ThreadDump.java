package io.github.parallelpipe.monitor;

import io.github.parallelpipe.PipelineRun;

/** What the threads of a run are at, as text. */
final class ThreadDump {

    private ThreadDump() {}

    static String of(PipelineRun<?> run) {
        StringBuilder text = new StringBuilder();
        run.stackTraces().forEach((thread, stack) -> {
            text.append('"').append(thread).append("\"\n");
            for (StackTraceElement frame : stack) {
                text.append("    at ").append(frame).append('\n');
            }
            text.append('\n');
        });
        return text.isEmpty() ? "no thread of the run is alive\n" : text.toString();
    }
}
