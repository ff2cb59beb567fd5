package io.github.parallelpipe.kills;

import io.github.parallelpipe.kills.Child.Outcome;
import io.github.parallelpipe.kills.Verdict.Killed;
import io.github.parallelpipe.kills.Verdict.Survived;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Tests of the normal build, in a virtual machine in which the library has a bug.
 *
 * @param layer    the layer that they are of
 * @param patched  the changed classes
 * @param patterns the names of the test classes, as {@link FirstFailure} takes them
 */
record TestRun(Layer layer, Path patched, List<String> patterns) {

    /** A broken library makes tests wait for what never happens: they need not wait long to know. */
    private static final List<String> IMPATIENT = List.of(
            "-Dpatience=5",
            "-Djunit.jupiter.execution.timeout.default=20 s",
            "-Djunit.jupiter.execution.timeout.threaddump.enabled=false",
            "-XX:+UseSerialGC",
            "-Xshare:auto");

    /** What the tests say; if they do not end, they have noticed the bug too, by hanging. */
    Verdict verdict(Duration limit) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(IMPATIENT);
        command.add("-Dmutants.sources=" + PatchedClasses.sources(patched));
        command.add(FirstFailure.class.getName());
        command.addAll(patterns);
        Outcome outcome = Child.of(patched, command.toArray(String[]::new)).run(layer.title(), limit);
        return outcome.inTime() ? read(outcome) : new Killed(outcome.after(), "all of it", true);
    }

    private Verdict read(Outcome outcome) {
        String last = outcome.printed().lines().reduce("", (before, line) -> line);
        if (last.startsWith(FirstFailure.FAILED)) {
            return new Killed(outcome.after(), last.substring(FirstFailure.FAILED.length()), false);
        }
        if (last.startsWith(FirstFailure.HUNG)) {
            return new Killed(outcome.after(), last.substring(FirstFailure.HUNG.length()), true);
        }
        if (last.startsWith(FirstFailure.PASSED) && !last.equals(FirstFailure.PASSED + 0)) {
            return new Survived(outcome.after());
        }
        throw new IllegalStateException("no verdict of " + patterns + " in " + patched + ": " + last);
    }
}
