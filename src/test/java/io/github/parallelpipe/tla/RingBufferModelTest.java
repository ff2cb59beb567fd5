package io.github.parallelpipe.tla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The model of how threads wait for each other around the buffer, checked in all its states by TLC: see
 * {@code src/docs/tla/README.md}. What each configuration is for, its file says.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RingBufferModelTest {

    private static final Path MODEL = Path.of("src/docs/tla").toAbsolutePath();
    private static final Path WORK = Path.of("target/tlc").toAbsolutePath();

    private static final int HOLDS = 0;
    private static final String NOBODY_SLEEPS = "Temporal properties were violated";

    /** How many states there are is asserted too: a model that is easier to satisfy, since less can happen, has fewer. */
    @ParameterizedTest
    @CsvSource({
        "DropOldest1, 3531",
        "DropOldest2, 9259",
        "DropNewest1, 624",
        "Fail1, 600",
        "Block1, 3729",
        "Block2, 4422",
        "Gather2, 8785",
        "Gather3, 8638",
        "Timed1, 4252",
        "TimedFail1, 1938",
    })
    void holdsInEveryState(String configuration, int states) throws Exception {
        Outcome outcome = check(configuration);

        assertThat(outcome.exit()).as(outcome.log()).isEqualTo(HOLDS);
        assertThat(outcome.log())
                .contains("No error has been found")
                .contains("temporal properties for the complete state space with " + states + " total distinct states")
                .contains(", " + states + " distinct states found, 0 states left on queue");
    }

    /** The model has teeth: an invariant is broken (exit 12), or a thread sleeps for ever (13). */
    @ParameterizedTest
    @CsvSource({
        "BrokenSignalOneOnDrain, 13, " + NOBODY_SLEEPS,
        "BrokenSignalOnlyWhenEmpty, 13, " + NOBODY_SLEEPS,
        "BrokenGathererSwallowsSignal, 13, " + NOBODY_SLEEPS,
        "BrokenCloseWakesTakersOnly, 13, " + NOBODY_SLEEPS,
        "BrokenGoalIsOverwritten, 13, " + NOBODY_SLEEPS,
        "BrokenUnfair, 13, " + NOBODY_SLEEPS,
        "BrokenDropCountedTwice, 12, Invariant Balanced is violated",
    })
    void findsTheMistake(String configuration, int exit, String message) throws Exception {
        Outcome outcome = check(configuration);

        assertThat(outcome.exit()).as(outcome.log()).isEqualTo(exit);
        assertThat(outcome.log()).contains(message);
    }

    private record Outcome(int exit, String log) {}

    /** In a JVM of its own, as TLC keeps its state in static fields, and ends by {@code System.exit}. */
    private static Outcome check(String configuration) throws IOException, InterruptedException, URISyntaxException {
        Path work = Files.createDirectories(WORK.resolve(configuration));
        Path log = work.resolve("log");
        Process tlc = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1", // too short a run for more
                        "-Xmx1g",
                        "-Djava.io.tmpdir=" + work,
                        "-cp",
                        tools().toString(),
                        "tlc2.TLC",
                        "-workers",
                        "2",
                        "-lncheck",
                        "final",
                        "-metadir",
                        work.resolve("states").toString(),
                        "-config",
                        MODEL.resolve(configuration + ".cfg").toString(),
                        MODEL.resolve("RingBuffer.tla").toString())
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            boolean ended = tlc.waitFor(4, TimeUnit.MINUTES);
            assertThat(ended).as("TLC ends in time on %s", configuration).isTrue();
            return new Outcome(tlc.exitValue(), Files.readString(log));
        } finally {
            tlc.destroyForcibly();
        }
    }

    private static Path tools() throws URISyntaxException {
        return Path.of(tlc2.TLC.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
