package io.github.parallelpipe.jcstress.summary;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.ReportUtils;

/**
 * What jcstress has found of each test, read from the file of results, not from what it prints.
 *
 * @param byTest the results over all configurations, by the test's class name
 */
record Verdicts(Map<String, TestResult> byTest) {

    private static final String FILES = "jcstress-results-*.bin.gz";

    /** What was found until jcstress ended, or was ended. */
    static Verdicts in(Path directory) throws IOException {
        InProcessCollector results = new InProcessCollector();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, FILES)) {
            for (Path file : files) {
                read(file, results);
            }
        }
        return new Verdicts(ReportUtils.mergedByName(results.getTestResults()).stream()
                .collect(Collectors.toMap(TestResult::getName, Function.identity())));
    }

    /** Removes the results of an earlier run. */
    static void clear(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, FILES)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    boolean passed(String test) {
        return ended(test) && byTest.get(test).grading().isPassed;
    }

    /** By an outcome that is forbidden: an error is no proof. */
    boolean caught(String test) {
        return ended(test) && !byTest.get(test).grading().isPassed;
    }

    String sentence(String test) {
        if (!byTest.containsKey(test)) {
            return "did not run";
        }
        TestResult result = byTest.get(test);
        return ended(test)
                ? result.grading().failureMessages.toString()
                : "ended with " + result.status() + " after " + result.getTotalCount() + " samples";
    }

    private boolean ended(String test) {
        TestResult result = byTest.get(test);
        return result != null && result.status() == Status.NORMAL && result.getTotalCount() > 0;
    }

    private static void read(Path file, InProcessCollector results) throws IOException {
        try {
            DiskReadCollector reader = new DiskReadCollector(file.toString(), results);
            reader.dump();
            reader.close();
        } catch (EOFException e) {
            System.out.println("jcstress was ended before it wrote its results");
        } catch (ClassNotFoundException e) {
            throw new IOException("results of another jcstress: " + file, e);
        }
    }
}
