package io.github.parallelpipe.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Takes the figures of a case in a JVM of its own, so that no entrant is compiled for what another did before it. */
final class ChildJvm {

    private static final long PATIENCE_SECONDS = 180;

    private ChildJvm() {}

    /** Not numbers if it fails or hangs: the others go on. */
    static double[] figures(Measure measure, Case asked, Settings settings) {
        String line = line(command(measure, asked, settings));
        if (line.isEmpty()) {
            System.err.println(measure.name() + ": no figures of " + asked);
            return DoubleStream.generate(() -> Double.NaN).limit(measure.figures().size()).toArray();
        }
        return Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static List<String> command(Measure measure, Case asked, Settings settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(quiet()));
        command.addAll(List.of("-Xmx4g", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(ChildJvm.class.getName(), measure.getClass().getName()));
        command.addAll(asked.words());
        command.addAll(settings.words());
        return command;
    }

    /** Several rivals, and {@link NativeSleep}, use what newer JDKs warn of. */
    static String[] quiet() {
        return Runtime.version().feature() < 24
                ? new String[0]
                : new String[] {"--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"};
    }

    private static String line(List<String> command) {
        try {
            Process child = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            CompletableFuture<Process> hung = CompletableFuture.supplyAsync(
                    child::destroyForcibly, CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS));
            try (BufferedReader output = child.inputReader()) {
                return output.lines().collect(Collectors.joining());
            } finally {
                hung.cancel(false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The child.
     *
     * @param args the measure's class, the {@linkplain Case#words words} of a case, the settings
     */
    public static void main(String[] args) throws Exception {
        List<String> words = List.of(args);
        Measure measure = (Measure) Class.forName(words.get(0)).getDeclaredConstructor().newInstance();
        double[] figures = measure.measure(Case.of(words.subList(1, 5)), Settings.of(words.subList(5, words.size())));
        System.out.println(Arrays.stream(figures).mapToObj(Double::toString).collect(Collectors.joining(" ")));
        System.out.flush();
        Runtime.getRuntime().halt(0); // whatever threads a rival has left
    }
}
