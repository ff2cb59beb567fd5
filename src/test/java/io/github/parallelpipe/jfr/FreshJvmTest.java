package io.github.parallelpipe.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In a JVM of its own, in which nobody has used Flight Recorder yet, or nobody can. */
class FreshJvmTest {

    private static List<String> output(Class<?> program, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor()).as("%s", lines).isZero();
        return lines;
    }

    @Test
    void aRunMayBeginBeforeFlightRecorderDoesAndDoesNotMakeIt() throws IOException, InterruptedException {
        assertThat(output(LateRecording.class))
                .containsExactly("initialised before: false", "lost as told: true", "runs: 1");
    }

    @Test
    void pipelinesRunWithoutTheModule() throws IOException, InterruptedException {
        assertThat(output(WithoutFlightRecorder.class, "--limit-modules", "java.base"))
                .containsExactly("jdk.jfr: false", "COMPLETED");
    }
}
