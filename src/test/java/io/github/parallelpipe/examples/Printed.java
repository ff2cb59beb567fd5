package io.github.parallelpipe.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.parallelpipe.testing.Threads.Action;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** What an example prints. */
final class Printed {

    private Printed() {}

    /** Its lines, when it has ended. Tests run one at a time, so that nobody else prints there meanwhile. */
    static List<String> by(Action example) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, UTF_8));
        try {
            example.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(UTF_8).lines().toList();
    }
}
