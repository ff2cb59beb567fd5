package io.github.parallelpipe.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.FailurePolicy;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.testing.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Children that throw, exit, are killed or hang, at random and many of them: each item has one fate, and nothing is
 * left. How many, {@code -Dharms=1000} says; the seed of a failure is in its message, and {@code -Dparallelpipe.seed}
 * begins with it again.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class HarmTest {

    private static final int HARMS = Integer.getInteger("harms", 30);
    private static final List<String> HARMFUL = List.of("throw", "exit 3", "halt", "hang", "killed", "killed while at rest");

    @Test
    void everyItemHasOneFateAndNothingIsLeft() throws Exception {
        long seed = Long.getLong("parallelpipe.seed", ThreadLocalRandom.current().nextLong(1L << 40));
        Random random = new Random(seed);
        List<String> items = new ArrayList<>();
        List<Object> fates = new CopyOnWriteArrayList<>();
        PipelineRun<String> run = Pipeline.<String>builder("harm")
                .buffer(4, Overflow.BLOCK)
                .stage("isolated", Isolated.of(Stages.Obedient.class)
                                .itemLimit(Duration.ofMillis(500))
                                .inFlight(2)
                                .restarts(HARMS + 10, Duration.ofDays(1)),
                        options -> options
                                .workers(4)
                                .onFailure(FailurePolicy.SKIP)
                                .onDiscard((item, reason, stage) -> fates.add(item)))
                .sink("sink", fates::add)
                .start();

        for (int i = 0; i < HARMS; i++) {
            String harm = HARMFUL.get(random.nextInt(HARMFUL.size()));
            String item = harm + " " + i;
            items.add(item);
            run.put(item);
            if (harm.startsWith("killed")) {
                children().skip(random.nextInt(2)).findFirst().ifPresent(ProcessHandle::destroyForcibly);
            }
        }
        run.stop();
        assertThat(run.await(Duration.ofMinutes(25))).as("ended, seed " + seed).isTrue();

        RunReport report = run.report();
        assertThat(report.state()).as("seed " + seed).isEqualTo(RunState.COMPLETED);
        assertThat(fates).as("seed " + seed).containsExactlyInAnyOrderElementsOf(items);
        Ledgers.assertBalanced(report);
        Patience.awaitUntil("no child is left", () -> children().findAny().isEmpty());
        assertThat(folders(ProcessHandle.current().pid())).isZero();
    }

    /** Of a process that is killed itself, while its child hangs. */
    @Test
    void aChildDoesNotOutliveItsParent() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("java.class.path"), Orphaning.class.getName())
                .redirectErrorStream(true)
                .start();
        try {
            Patience.awaitUntil("a grandchild", () -> children(parent.toHandle()).findAny().isPresent());
            ProcessHandle child = children(parent.toHandle()).findAny().orElseThrow();
            parent.inputReader().lines().filter(line -> line.equals(Orphaning.AT_WORK)).findFirst().orElseThrow();

            parent.destroyForcibly();

            Patience.awaitUntil("the child has ended", () -> !child.isAlive());
            Patience.awaitUntil("its folder is gone", () -> folders(parent.pid()) == 0);
        } finally {
            parent.destroyForcibly().waitFor();
        }
    }

    private static Stream<ProcessHandle> children() {
        return children(ProcessHandle.current());
    }

    private static Stream<ProcessHandle> children(ProcessHandle parent) {
        return parent.children().filter(child -> child.info().commandLine().orElse("").contains(ChildMain.class.getName()));
    }

    private static long folders(long pid) {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("stage-of-" + pid + "-")).count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
