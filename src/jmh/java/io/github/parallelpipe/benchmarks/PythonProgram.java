package io.github.parallelpipe.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The program that measures the Python original: {@code src/jmh/python/original.py}. */
final class PythonProgram {

    private static final String PYTHON = "python3";

    private PythonProgram() {}

    /**
     * What it tells of items that go through three stages that do nothing, and an end stage.
     *
     * @param oneAtATime how many arrive in a second if each is put when the one before has arrived
     * @param flatOut    how many if they are put without a pause, whatever is dropped
     */
    record Rates(double oneAtATime, double flatOut) {}

    /** Whether it can run; if not, says so on standard error. */
    static boolean isThere(Settings settings) {
        if (settings.python() == null) {
            System.err.println("The Python original is left out: python=folder would say where it is.");
            return false;
        }
        try {
            new ProcessBuilder(PYTHON, "--version").redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return true;
        } catch (IOException e) {
            System.err.println("The Python original is left out: " + e.getMessage());
            return false;
        }
    }

    /** Runs it, with stages on {@code threads} or in {@code processes}, and items of so many bytes. */
    static Rates run(String how, int bytes, Settings settings) throws IOException {
        Process python = new ProcessBuilder(
                        PYTHON,
                        "src/jmh/python/original.py",
                        String.valueOf(settings.python()),
                        how,
                        String.valueOf(settings.seconds()),
                        String.valueOf(bytes))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = python.inputReader()) {
            List<Double> figures = Arrays.stream(String.valueOf(output.readLine()).split(" "))
                    .map(Double::valueOf)
                    .toList();
            return new Rates(figures.get(0), figures.get(1));
        }
    }
}
