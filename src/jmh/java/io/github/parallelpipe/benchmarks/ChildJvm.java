package io.github.parallelpipe.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a main of this package in a JVM of its own, so that no candidate is compiled for what another did before it. */
final class ChildJvm {

    private ChildJvm() {}

    /** The one line that it prints. */
    static String line(Class<?> main, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        try {
            Process child = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader output = child.inputReader()) {
                String line = output.readLine();
                if (line == null) {
                    throw new IllegalStateException("no figure from " + main.getSimpleName() + " " + List.of(args));
                }
                return line;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
