package io.github.parallelpipe.jcstress.summary;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One run of jcstress in a process of its own, as an actor that blocks for ever can be ended only together with all the
 * virtual machines that jcstress has forked.
 *
 * @param directory where it writes its results
 * @param tests     the class names of the tests
 * @param args      further arguments for jcstress
 */
record Run(Path directory, Set<String> tests, List<String> args) {

    /** Shows what jcstress prints or keeps it in a file, and tells whether it has ended in time and well. */
    boolean await(Duration limit, boolean show) throws IOException, InterruptedException {
        Verdicts.clear(Files.createDirectories(directory));
        File log = directory.resolve("jcstress.log").toFile();
        Process process = new ProcessBuilder(command())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(show ? Redirect.INHERIT : Redirect.to(log))
                .start();
        Thread killer = new Thread(() -> kill(process));
        Runtime.getRuntime().addShutdownHook(killer);
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue() == 0;
            }
            System.out.println("jcstress has not ended in time: an actor may be blocked for ever");
            return false;
        } finally {
            kill(process);
            Runtime.getRuntime().removeShutdownHook(killer);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", classPath()));
        command.addAll(List.of("org.openjdk.jcstress.Main", "-r", ".", "-t", exactly(tests)));
        command.addAll(args);
        return command;
    }

    /** Absolute, as the process has another directory. */
    private static String classPath() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String exactly(Collection<String> names) {
        return names.stream().map(Pattern::quote).collect(Collectors.joining("|", "^(", ")$"));
    }

    private static void kill(Process process) {
        List<ProcessHandle> forked = process.descendants().toList();
        process.destroyForcibly();
        forked.forEach(ProcessHandle::destroyForcibly);
    }
}
