package io.github.parallelpipe.lincheck;

import io.github.parallelpipe.mutants.Mutant;
import io.github.parallelpipe.mutants.MutantLoader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks Lincheck, in a JVM of its own: why so, the package says. */
final class SecondOpinion {

    private static final Path WORK = Path.of("target/lincheck").toAbsolutePath();

    private SecondOpinion() {}

    /**
     * What was found.
     *
     * @param broken the checks that do not hold, in the order in which they were made
     * @param log    all that was said, with a schedule for each of them
     */
    record Verdict(List<Check> broken, String log) {}

    /** What Lincheck says of the buffer. */
    static Verdict ask(Collection<Check> checks) throws IOException, InterruptedException {
        return ask("buffer", null, checks);
    }

    /** What it says of a mutant. */
    static Verdict ask(Mutant mutant, Collection<Check> checks) throws IOException, InterruptedException {
        return ask(mutant.name().replaceAll("\\W+", "-"), mutant, checks);
    }

    private static Verdict ask(String name, @Nullable Mutant mutant, Collection<Check> checks)
            throws IOException, InterruptedException {
        Path work = Files.createDirectories(WORK.resolve(name));
        String classPath = System.getProperty("java.class.path");
        if (mutant != null) {
            new MutantLoader(mutant).writeTo(work);
            classPath = work + File.pathSeparator + classPath;
        }
        String log = run(work.resolve("log"), classPath, checks);
        return new Verdict(checks.stream().filter(check -> log.contains(broken(check))).toList(), log);
    }

    private static String run(Path log, String classPath, Collection<Check> checks)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+EnableDynamicAgentLoading", // Lincheck attaches an agent to itself
                "-XX:TieredStopAtLevel=1", // too short a run for more
                "-Dlincheck.effort=" + Integer.getInteger("lincheck.effort", 1),
                "-cp",
                classPath,
                SecondOpinion.class.getName()));
        checks.forEach(check -> command.add(check.name()));
        Process lincheck = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            boolean ended = lincheck.waitFor(10, TimeUnit.MINUTES);
            String said = Files.readString(log);
            if (!ended || lincheck.exitValue() != 0) {
                throw new AssertionError("Lincheck did not say what it thinks of " + checks + ": " + said);
            }
            return said;
        } finally {
            lincheck.destroyForcibly();
        }
    }

    /**
     * Makes the checks named, or all, and says of each whether it holds; with {@code -Dlincheck.first} only until one does
     * not.
     */
    public static void main(String... names) {
        List<Check> checks = names.length == 0
                ? List.of(Check.values())
                : Arrays.stream(names).map(Check::valueOf).toList();
        for (Check check : checks) {
            long start = System.nanoTime();
            try {
                check.run();
                System.out.printf("%s holds, %d ms%n", check, (System.nanoTime() - start) / 1_000_000);
            } catch (AssertionError found) {
                System.out.printf(
                        "%s, %d ms:%n%s%n", broken(check), (System.nanoTime() - start) / 1_000_000, found.getMessage());
                if (Boolean.getBoolean("lincheck.first")) {
                    break;
                }
            }
        }
        System.exit(0);
    }

    private static String broken(Check check) {
        return check + " does not hold";
    }
}
