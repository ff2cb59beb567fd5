package io.github.parallelpipe.jcstress.summary;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs the claims under jcstress and, if they hold, their broken twins, and says how that went. Ends with 0 only if
 * every claim ran and passed, has a twin, and every twin was caught: jcstress itself ends with 0 also where it has left
 * out a test, or found none.
 *
 * <p>The arguments are jcstress's own, for the claims; {@code -t} selects among them, and with them their twins.
 * The system property {@code jcstress.timeout} is the time limit, in milliseconds.
 */
public final class Summary {

    /** One configuration: enough, as each defect shows itself in it within a second. */
    private static final List<String> TWIN_ARGS = List.of(
            "-m", "quick", "-sc", "false", "-pth", "false", "-iters", "2",
            "-jvmArgs", "-XX:+UnlockDiagnosticVMOptions -XX:-TieredCompilation -XX:+StressLCM -XX:+StressGCM");

    /** In milliseconds an iteration, round by round: a busy machine may spare a twin at first. */
    private static final List<Integer> TWIN_TIMES = List.of(200, 1_000, 5_000);

    private static final Path RESULTS = Path.of("results");

    private final Instant deadline = Instant.now().plusMillis(Long.getLong("jcstress.timeout", 1_800_000));

    private Summary() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Selection selection = Selection.of(args);
        Summary summary = new Summary();
        System.exit(summary.claimsHold(selection) && summary.twinsCaught(selection) ? 0 : 1);
    }

    private boolean claimsHold(Selection selection) throws IOException, InterruptedException {
        Run run = new Run(RESULTS.resolve("claims"), selection.claims(), selection.jcstressArgs());
        boolean clean = run.await(timeLeft(), true);
        Verdicts verdicts = Verdicts.in(run.directory());
        List<String> failed = new ArrayList<>();
        for (String claim : selection.claims()) {
            if (!verdicts.passed(claim)) {
                failed.add(claim);
                System.out.println("claim " + simple(claim) + ": " + verdicts.sentence(claim));
            }
        }
        int passed = selection.claims().size() - failed.size();
        System.out.println("jcstress: " + passed + " passed, " + failed.size() + " failed");
        if (!clean) {
            System.out.println("jcstress did not end well: see above");
        }
        return clean && passed > 0 && failed.isEmpty();
    }

    private boolean twinsCaught(Selection selection) throws IOException, InterruptedException {
        Set<String> free = selection.twins();
        for (int time : TWIN_TIMES) {
            if (free.isEmpty()) {
                break;
            }
            Run run = new Run(RESULTS.resolve("twins-" + time), free, twinArgs(time));
            run.await(timeLeft(), false);
            Verdicts verdicts = Verdicts.in(run.directory());
            Set<String> stillFree = new TreeSet<>();
            for (String twin : free) {
                if (verdicts.caught(twin)) {
                    System.out.println("twin " + simple(twin) + ": caught");
                } else {
                    stillFree.add(twin);
                }
            }
            free = stillFree;
        }
        free.forEach(twin -> System.out.println("twin " + simple(twin) + ": NOT CAUGHT"));
        Set<String> twinless = selection.claimsWithoutTwin();
        twinless.forEach(claim -> System.out.println("claim " + simple(claim) + ": has no twin"));
        return free.isEmpty() && twinless.isEmpty();
    }

    private static List<String> twinArgs(int time) {
        List<String> args = new ArrayList<>(TWIN_ARGS);
        args.addAll(List.of("-time", String.valueOf(time)));
        return args;
    }

    private Duration timeLeft() {
        return Duration.between(Instant.now(), deadline);
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
