package io.github.parallelpipe.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;

/** Where and of what the figures were taken. */
final class Machine {

    private Machine() {}

    /** One line, for the head of a table. */
    static String line() {
        return String.format(
                Locale.ROOT,
                "%s, commit %s, %s %s, %d cores of %s, %s, load %.1f at the start",
                LocalDate.now(),
                commit(),
                System.getProperty("java.vm.vendor"),
                System.getProperty("java.runtime.version"),
                Runtime.getRuntime().availableProcessors(),
                processor(),
                System.getProperty("os.name"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude=*").start();
            String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return commit.isBlank() ? "unknown" : commit.strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
