package io.github.parallelpipe.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recording shows which stage is slow. */
class RecordedTest {

    private static final Pattern LINE = Pattern.compile("(\\w+) +([0-9.]+) +(\\d+) +(\\d+) ms");

    @Test
    void showsWhereItemsWaitAndAreLost(@TempDir Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("recorded.jfr");
        List<String> lines = output(file.toString(), "1");
        assertThat(file).isNotEmptyFile();
        assertThat(lines.getLast()).isEqualTo(file.toString());
        Matcher classify = LINE.matcher(lines.get(2));
        assertThat(classify.matches()).as(lines.get(2)).isTrue();
        assertThat(classify.group(1)).isEqualTo("classify");
        assertThat(Double.parseDouble(classify.group(2))).isGreaterThan(0.5);
        assertThat(Long.parseLong(classify.group(3))).isPositive();
        assertThat(Long.parseLong(classify.group(4))).isPositive();
    }

    private static List<String> output(String... args) throws IOException, InterruptedException {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true));
        try {
            Recorded.main(args);
        } finally {
            System.setOut(before);
        }
        return bytes.toString().lines().toList();
    }
}
