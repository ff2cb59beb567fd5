package io.github.parallelpipe.kills;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A virtual machine that runs a program with a bug in it, and is ended when its time is up, together with those that it
 * has started.
 *
 * @param folder    the first entry of its class path, where what it prints is kept too
 * @param directory where it runs
 * @param command   the options and the main class with its arguments
 */
record Child(Path folder, Path directory, List<String> command) {

    /**
     * How it went.
     *
     * @param inTime  whether it ended by itself
     * @param code    what it ended with, if it did
     * @param printed all that it printed
     * @param after   how long it ran
     */
    record Outcome(boolean inTime, int code, String printed, Duration after) {}

    /** Here, with the class path of this virtual machine behind the folder. */
    static Child of(Path folder, String... command) {
        return of(folder, Path.of("").toAbsolutePath(), System.getProperty("java.class.path"), command);
    }

    /** Elsewhere, with another class path behind the folder. */
    static Child of(Path folder, Path directory, String classPath, String... command) {
        List<String> all = new ArrayList<>(List.of("-cp", folder + File.pathSeparator + classPath));
        all.addAll(List.of(command));
        return new Child(folder, directory, all);
    }

    Outcome run(String log, Duration limit) throws IOException, InterruptedException {
        Path printed = folder.resolve(log + ".log");
        List<String> java = new ArrayList<>(command);
        java.addFirst(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        long start = System.nanoTime();
        Process process = new ProcessBuilder(java)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        Thread killer = new Thread(() -> end(process));
        Runtime.getRuntime().addShutdownHook(killer);
        try {
            boolean inTime = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            Duration after = Duration.ofNanos(System.nanoTime() - start);
            int code = inTime ? process.exitValue() : -1;
            return new Outcome(inTime, code, Files.readString(printed), after);
        } finally {
            end(process);
            Runtime.getRuntime().removeShutdownHook(killer);
        }
    }

    private static void end(Process process) {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }
}
