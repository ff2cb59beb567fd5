package io.github.parallelpipe.kills;

import io.github.parallelpipe.kills.Child.Outcome;
import io.github.parallelpipe.kills.Verdict.Killed;
import io.github.parallelpipe.kills.Verdict.NotAsked;
import io.github.parallelpipe.kills.Verdict.Survived;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/** One claim of the jcstress tests, in one configuration, on the buffer with a bug. */
final class Jcstress {

    private static final Path JAR = Path.of("jcstress-tests/target/jcstress.jar").toAbsolutePath();

    /** A blocked actor blocks jcstress for ever. */
    private static final Duration LIMIT = Duration.ofSeconds(Integer.getInteger("kills.jcstress.limit", 25));

    /** The library's classes go before those in the jar, which may be older. */
    private static final String CLASS_PATH = Path.of("target/classes").toAbsolutePath() + File.pathSeparator + JAR;

    /** jcstress's last words: a test that failed, or one that passed. An error is neither. */
    private static final Pattern FAILED = Pattern.compile("Failed tests: \\d+ matching");
    private static final Pattern PASSED = Pattern.compile("All remaining tests: \\d+ matching");

    private Jcstress() {}

    static Verdict examine(Layer layer, Bug bug, Path patched) throws IOException, InterruptedException {
        if (bug.claim() == null || !isBuilt()) {
            return new NotAsked();
        }
        Path results = Files.createDirectories(patched.resolve("jcstress"));
        Outcome outcome = Child.of(
                        patched, results, CLASS_PATH, "--enable-native-access=ALL-UNNAMED", "org.openjdk.jcstress.Main",
                        "-r", ".", "-t", "\\." + bug.claim() + "$",
                        "-m", "quick", "-sc", "false", "-pth", "false", "-time", "200", "-iters", "2", "-jvmArgs",
                        "-XX:+UnlockDiagnosticVMOptions -XX:-TieredCompilation -XX:+StressLCM -XX:+StressGCM")
                .run(layer.title(), LIMIT);
        if (!outcome.inTime()) {
            return new Killed(outcome.after(), bug.claim(), true);
        }
        if (FAILED.matcher(outcome.printed()).find()) {
            return new Killed(outcome.after(), bug.claim(), false);
        }
        if (PASSED.matcher(outcome.printed()).find()) {
            return new Survived(outcome.after());
        }
        throw new IllegalStateException("jcstress tells neither that " + bug.claim() + " failed nor that it passed: " + patched);
    }

    /** By a build of its own, since the library is a jar, which can be no parent. */
    static boolean isBuilt() {
        return Files.exists(JAR);
    }
}
