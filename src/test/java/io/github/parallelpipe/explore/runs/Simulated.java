package io.github.parallelpipe.explore.runs;

import io.github.parallelpipe.explore.simulated.World;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The library's source, such that the explorer decides who goes on when: only its imports are changed. Where a file
 * imports something that threads share, it gets the explorer's class of the same name; and a class that is imported by its
 * name comes before one of {@code java.lang}.
 */
final class Simulated {

    private static final String OURS = World.class.getPackageName();

    private static final List<String> IMPORTED = List.of(
            "java.util.ServiceLoader",
            "java.util.concurrent.CopyOnWriteArrayList",
            "java.util.concurrent.CountDownLatch",
            "java.util.concurrent.ThreadFactory",
            "java.util.concurrent.atomic.AtomicBoolean",
            "java.util.concurrent.atomic.AtomicLong",
            "java.util.concurrent.atomic.AtomicReference",
            "java.util.concurrent.locks.LockSupport",
            "java.util.concurrent.locks.ReentrantLock",
            "io.github.parallelpipe.scope.TaskScope");

    /**
     * Named without an import: of the language, the buffer's lock, in whose place there is a simpler one, and what decides which
     * items are timed, in whose place none is.
     */
    private static final List<String> NOT_IMPORTED = List.of("Thread", "System", "SpinLock", "Sampler");

    /** What else there is to share, and would be missed; but for the counters of what is timed, as nothing is. */
    private static final Pattern UNKNOWN = Pattern.compile("import (java\\.util\\.concurrent\\.(?!"
            + "Callable|CancellationException|TimeUnit|atomic\\.AtomicLongArray|locks\\.Condition|locks\\.Lock;)[^;]*);|\\bsynchronized\\b|\\bVarHandle\\b");

    private Simulated() {}

    /**
     * One file.
     *
     * @param source its text
     * @return its text with other imports
     */
    static String of(String source) {
        String swapped = source;
        for (String name : IMPORTED) {
            String simple = name.substring(name.lastIndexOf('.') + 1);
            swapped = swapped.replace("import " + name + ";", "import " + OURS + "." + simple + ";");
        }
        for (String name : NOT_IMPORTED) {
            if (mentions(name, source) && !mentions("class " + name, source)) {
                swapped = swapped.replaceFirst("(package [^;]*;)", "$1 import " + OURS + "." + name + ";");
            }
        }
        requireKnown(swapped);
        return swapped;
    }

    private static boolean mentions(String words, String source) {
        return Pattern.compile("\\b" + words + "\\b").matcher(source).find();
    }

    private static void requireKnown(String source) {
        Stream<String> code = source.lines().map(String::strip).filter(line -> !line.startsWith("*"));
        code.filter(line -> UNKNOWN.matcher(line).find()).findFirst().ifPresent(line -> {
            throw new AssertionError("not simulated: " + line);
        });
    }
}
