package io.github.parallelpipe.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The build refuses code that breaks the lock discipline: a copy of the library without its locks is compiled by the
 * same Maven and the same {@code pom.xml}, once, and what the compiler says of it is looked through.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LockDisciplineTest {

    private static final Path BUFFER = Path.of("src/main/java/io/github/parallelpipe/buffer");

    /** A loop that looks at what it waits for. */
    private static final Pattern WAIT_LOOP = Pattern.compile("while( \\(contents\\.is(Empty|Full)\\(\\) && !closed && left)");

    private static final Pattern WAIT = Pattern.compile("not(Empty|Full)\\.await");

    private static final String CARELESS =
            """
            package io.github.parallelpipe.buffer;

            final class Careless {
                static int length(@org.jspecify.annotations.Nullable String text) {
                    return text.length();
                }
            }
            """;

    @TempDir
    private static Path copy;

    private static List<String> lines;
    private static int waits;
    private static String log;

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES) // that of the class is for its tests alone
    static void compileWithoutLocks() throws IOException, InterruptedException {
        assumeTrue(System.getProperty("build.maven.home") != null, "run by Maven, with Error Prone");
        copyTree(Path.of("src/main/java"));
        copyTree(Path.of("target/build-annotations"));
        Files.copy(Path.of("pom.xml"), copy.resolve("pom.xml"));

        String source = Files.readString(BUFFER.resolve("RingBuffer.java"));
        waits = (int) WAIT.matcher(source).results().count();
        String broken = WAIT_LOOP.matcher(source)
                .replaceAll("if$1")
                .replace("lock.lock();", "/* lock */")
                .replace("lock.unlock();", "/* unlock */");
        lines = broken.lines().toList();
        Files.writeString(copy.resolve(BUFFER).resolve("RingBuffer.java"), broken);
        Files.writeString(copy.resolve(BUFFER).resolve("Careless.java"), CARELESS);

        log = compile();
    }

    @Test
    void noMethodMayDoWithoutItsLock() {
        List<Integer> errors = errors("RingBuffer", "GuardedBy");
        int methods = 0;
        for (int first = 0; first < lines.size(); first++) {
            if (lines.get(first).contains("/* lock */")) {
                int last = first;
                while (!lines.get(last).contains("/* unlock */")) {
                    last++;
                }
                int from = first;
                int to = last;
                assertThat(errors)
                        .as("an error between the lines %d and %d\n%s", from + 1, to + 1, log)
                        .anyMatch(line -> from < line && line <= to + 1);
                methods++;
            }
        }
        assertThat(methods).as("locked methods").isPositive();
    }

    @Test
    void noWaitMayDoWithoutItsLoop() {
        assertThat(waits).as("waits").isPositive();
        assertThat(errors("RingBuffer", "WaitNotInLoop")).as(log).hasSize(waits);
    }

    @Test
    void nullIsNotReadFrom() {
        assertThat(errors("Careless", "NullAway")).as(log).containsExactly(5);
    }

    /** Else users who compile with {@code -Xlint:all} would be warned that the annotation is not found. */
    @Test
    void classFilesDoNotShowTheDiscipline() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of("target/classes/io/github/parallelpipe/buffer/RingBuffer.class"));

        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("GuardedBy");
    }

    /** The lines at which a check found something. */
    private static List<Integer> errors(String type, String check) {
        Matcher error = Pattern.compile(type + "\\.java:\\[(\\d+),\\d+] \\[" + check + "]").matcher(log);
        List<Integer> found = new ArrayList<>();
        while (error.find()) {
            found.add(Integer.valueOf(error.group(1)));
        }
        return found.stream().distinct().toList();
    }

    private static String compile() throws IOException, InterruptedException {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Path output = copy.resolve("log");
        ProcessBuilder maven = new ProcessBuilder(
                Path.of(System.getProperty("build.maven.home"), "bin", windows ? "mvn.cmd" : "mvn").toString(),
                "--offline",
                "--batch-mode",
                "-Dmaven.repo.local=" + System.getProperty("build.maven.repository"),
                "compiler:compile@default-compile");
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = maven.directory(copy.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(4, TimeUnit.MINUTES)).as("Maven ends in time").isTrue();
            String said = Files.readString(output);
            assertThat(process.exitValue()).as(said).isNotZero();
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    private static void copyTree(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path target = copy.resolve(path);
                Files.createDirectories(Files.isDirectory(path) ? target : target.getParent());
                if (Files.isRegularFile(path)) {
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
