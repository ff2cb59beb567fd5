package io.github.parallelpipe.explore;

import java.lang.StackWalker.StackFrame;
import java.util.List;

/** Where in the library the running thread is, for a story. */
public final class Place {

    private static final String LIBRARY = "io.github.parallelpipe.";
    private static final String EXPLORER = "io.github.parallelpipe.explore";

    private Place() {}

    /** {@return the innermost methods of the library on this thread's stack: {@code in Edge.put, RingBuffer.put}} */
    public static String here() {
        List<String> methods = StackWalker.getInstance().walk(frames -> frames
                .filter(frame -> frame.getClassName().startsWith(LIBRARY))
                .dropWhile(Place::isExplorer)
                .takeWhile(frame -> !isExplorer(frame))
                .map(Place::method)
                .filter(method -> !method.contains("$"))
                .distinct()
                .limit(3)
                .toList());
        return methods.isEmpty() ? "goes on" : "is in " + String.join(", ", methods.reversed());
    }

    private static boolean isExplorer(StackFrame frame) {
        return frame.getClassName().startsWith(EXPLORER);
    }

    private static String method(StackFrame frame) {
        String type = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
        return type + "." + frame.getMethodName();
    }
}
