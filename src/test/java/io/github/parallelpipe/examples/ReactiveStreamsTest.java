package io.github.parallelpipe.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class ReactiveStreamsTest {

    @Test
    @ResourceLock(Resources.SYSTEM_OUT)
    void theExampleRuns() throws InterruptedException {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            ReactiveStreams.main(new String[0]);
        } finally {
            System.setOut(console);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsSubsequence("fed      2", "fed      4", "read     2", "read     4", "read     completed")
                .containsSubsequence("between  item 1", "between  item 2", "between  completed");
    }
}
