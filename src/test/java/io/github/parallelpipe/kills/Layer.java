package io.github.parallelpipe.kills;

import io.github.parallelpipe.kills.Bug.Part;
import io.github.parallelpipe.kills.Verdict.Killed;
import io.github.parallelpipe.kills.Verdict.NotAsked;
import io.github.parallelpipe.kills.Verdict.Survived;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A kind of tests that may notice a bug. Every layer stops at the first thing it notices. */
enum Layer {
    /** The compiler's warnings, Error Prone and NullAway. */
    COMPILER("compiler", true, Layer::compile),

    /** Every schedule of small programs, and of small runs. */
    EXPLORER("explorer", true, tests(Map.of(
            Part.BUFFER, List.of(".*\\.explore\\.buffer\\.BatteryTest"),
            Part.LOCK, List.of(".*\\.explore\\.runs\\.LockBatteryTest"),
            Part.RUN, List.of(".*\\.explore\\.runs\\.RunBatteryTest")))),

    /** Examples and properties: what is nearest to the bug first. */
    UNIT_TESTS("unit tests", true, tests(Map.of(
            Part.BUFFER, List.of(Layer.OF_BUFFERS, Layer.OF_RUNS),
            Part.LOCK, List.of(Layer.OF_LOCKS, Layer.OF_BUFFERS, Layer.OF_RUNS),
            Part.RUN, List.of(Layer.OF_RUNS)))),

    /** The model checker of others. */
    LINCHECK("Lincheck", true, Lincheck::examine),

    /** The real compiler and the real hardware: not in the normal build, and the one that wants the machine to itself. */
    JCSTRESS("jcstress", false, Jcstress::examine);

    private static final String OF_LOCKS = "io\\.github\\.parallelpipe\\.buffer\\.SpinLock\\w*Test";
    private static final String OF_BUFFERS = "io\\.github\\.parallelpipe\\.buffer\\.\\w+Test";

    /** Not those that compile something: they do not run the library. */
    private static final String OF_RUNS = "io\\.github\\.parallelpipe\\.(?!CompilerRefuses|Readme)\\w+Test";

    /** A layer that takes that long hangs: on a quiet machine none needs a tenth of it. */
    private static final Duration LIMIT = Duration.ofSeconds(Integer.getInteger("kills.limit", 300));

    /** Looks at a bug, of which the folder holds the changed classes. */
    @FunctionalInterface
    interface Examiner {
        Verdict examine(Layer layer, Bug bug, Path patched) throws IOException, InterruptedException;
    }

    private final String title;
    private final boolean inNormalBuild;
    private final Examiner examiner;

    Layer(String title, boolean inNormalBuild, Examiner examiner) {
        this.title = title;
        this.inNormalBuild = inNormalBuild;
        this.examiner = examiner;
    }

    String title() {
        return title;
    }

    boolean isInNormalBuild() {
        return inNormalBuild;
    }

    boolean wantsAllProcessors() {
        return this == JCSTRESS;
    }

    Verdict examine(Bug bug, Path patched) throws IOException, InterruptedException {
        return examiner.examine(this, bug, patched);
    }

    private static Verdict compile(Layer layer, Bug bug, Path patched) throws IOException {
        if (!BuildChecks.available()) {
            return new NotAsked();
        }
        long start = System.nanoTime();
        String check = BuildChecks.refusal(bug);
        Duration after = Duration.ofNanos(System.nanoTime() - start);
        return check == null ? new Survived(after) : new Killed(after, check, false);
    }

    /** Tests of the normal build, found by patterns of their class names. */
    private static Examiner tests(Map<Part, List<String>> patterns) {
        return (layer, bug, patched) -> patterns.containsKey(bug.part())
                ? new TestRun(layer, patched, patterns.get(bug.part())).verdict(LIMIT)
                : new NotAsked();
    }
}
