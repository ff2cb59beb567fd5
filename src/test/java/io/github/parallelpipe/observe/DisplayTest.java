package io.github.parallelpipe.observe;

import static io.github.parallelpipe.observe.Reports.millis;
import static io.github.parallelpipe.observe.Reports.run;
import static io.github.parallelpipe.observe.Reports.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.Histogram;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.StageReport;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is drawn, character by character; the escape character is written as ^ here. */
class DisplayTest {

    private static final RunReport FIRST = run(
            RunState.RUNNING, 1,
            stage("detect", 1, 2, 90, 0, 0, true, 1, millis(90, 5), millis(90, 10)),
            stage("show", 0, 8, 80, 0, 0, true, 0, Histogram.empty(), Histogram.empty()));
    private static final RunReport SECOND = run(
            RunState.RUNNING, 3,
            stage("detect", 2, 2, 105, 20, 3, true, 3, millis(90, 5, 98, 40, 2, 300), millis(90, 10, 15, 20)),
            stage("show", 0, 8, 80, 0, 0, true, 0, Histogram.empty(), Histogram.empty()));

    private final StringBuilder output = new StringBuilder();

    private Display display(boolean ansi, boolean colour, int width) {
        return new Display(output, new Terminal(ansi, colour, width));
    }

    private String drawn() {
        String text = output.toString().replace('\u001b', '^').replace('\r', '\\');
        output.setLength(0);
        return text;
    }

    @Test
    void drawsATableInPlace() throws IOException {
        Display display = display(true, false, 120);

        display.show(FIRST, null);
        assertThat(drawn()).isEqualTo("""
                ^[?7l\\live: RUNNING 1.0 s^[K
                \\stage  waiting   taken/s drop/s dropped failed   age   p99  work does^[K
                \\detect ###-- 1/2      90      0       0      0   5ms   5ms  10ms working^[K
                \\show   ----- 0/8      80      0       0      0     -     -     - idle^[K
                ^[J^[?7h""");

        display.show(SECOND, FIRST);
        assertThat(drawn()).isEqualTo("""
                ^[?7l^[4A\\live: RUNNING 3.0 s^[K
                \\stage  waiting   taken/s drop/s dropped failed   age   p99  work does^[K
                \\detect ##### 2/2     7.5     10      20      3  40ms 298ms  20ms 3 working^[K
                \\show   ----- 0/8       0      0       0      0     -     -     - idle^[K
                ^[J^[?7h""");
    }

    @Test
    void coloursFullBuffersDropsAndFailures() throws IOException {
        display(true, true, 120).show(SECOND, FIRST);

        assertThat(drawn()).contains(
                "\\detect ^[33m#####^[39m ^[33m2/2^[39m     7.5     ^[33m10^[39m      ^[33m20^[39m      ^[31m3^[39m  40ms");
    }

    @Test
    void coloursNothingWhereAllIsWell() throws IOException {
        display(true, true, 120).show(FIRST, null);

        assertThat(drawn()).doesNotContain("m#", "^[3");
    }

    @Test
    void movesUpByAsManyLinesAsThereWere() throws IOException {
        Display display = display(true, false, 120);
        display.show(FIRST, null);
        display.show(failed("dark"), FIRST);
        drawn();
        display.showLast(failed("dark"));

        assertThat(drawn()).startsWith("^[?7l^[5A\\live: FAILED").contains("java.lang.IllegalStateException: dark^[K");
    }

    @Test
    void showsTheWholeRunAtTheEnd() throws IOException {
        Display display = display(false, false, 120);
        display.show(FIRST, null);
        display.show(SECOND, FIRST);
        drawn();
        display.showLast(SECOND);

        assertThat(drawn()).startsWith("live: RUNNING 3.0 s | detect 2/2, 35/s, 20 dropped, 3 failed, 40ms..298ms old");
    }

    @Test
    void hasOnePlainLineWithoutATerminal() throws IOException {
        Display display = display(false, false, Integer.MAX_VALUE);

        display.show(FIRST, null);
        display.show(SECOND, FIRST);

        assertThat(drawn()).isEqualTo("""
                live: RUNNING 1.0 s | detect 1/2, 90/s, 5ms..5ms old | show 0/8, 80/s
                live: RUNNING 3.0 s | detect 2/2, 7.5/s, 20 dropped, 3 failed, 40ms..298ms old | show 0/8, 0/s
                """);
    }

    @Test
    void cutsWhatIsWiderThanTheTerminal() throws IOException {
        display(true, true, 30).show(SECOND, FIRST);
        assertThat(drawn().replaceAll("\\^\\[\\??[0-9]*[A-Za-z]", "")).isEqualTo("""
                \\live: RUNNING 3.0 s
                \\stage  waiting   taken/s drop/
                \\detect ##### 2/2     7.5     1
                \\show   ----- 0/8       0
                """.replace("show   ----- 0/8       0", "show   ----- 0/8       0      "));

        display(false, false, 30).show(SECOND, FIRST);
        assertThat(drawn()).isEqualTo("live: RUNNING 3.0 s | detect 2\n");
    }

    @Test
    void noNameMovesTheCursorOrBreaksTheTable() throws IOException {
        String evil = "a\u001b[2J\r\n\u009b1m\u202e\u2028b";
        RunReport report = run(evil, RunState.RUNNING, 1, Optional.empty(),
                stage(evil, 0, 2, 1, 0, 0),
                stage("\u6771\u4eac\u306e\u30ab\u30e1\u30e9\u304c\u898b\u308b\u9053", 0, 2, 1, 0, 0),
                stage("e\u0301\ud83d\ude00", 0, 2, 1, 0, 0),
                stage("\ud83d", 0, 2, 1, 0, 0),
                stage("a name that is longer than its column", 0, 2, 1, 0, 0));
        display(true, false, 120).show(report, null);
        assertThat(drawn()).startsWith("""
                ^[?7l\\a?[2J???1m??b: RUNNING 1.0 s^[K
                \\stage            waiting   taken/s drop/s dropped failed   age   p99  work does^[K
                \\a?[2J???1m??b    ----- 0/2     1.0      0       0      0     -     -     - working^[K
                \\\u6771\u4eac\u306e\u30ab\u30e1\u30e9\u304c~  ----- 0/2     1.0      0       0      0     -     -     - working^[K
                \\e\u0301\ud83d\ude00              ----- 0/2     1.0      0       0      0     -     -     - working^[K
                \\?                ----- 0/2     1.0      0       0      0     -     -     - working^[K
                \\a name that is ~ ----- 0/2     1.0      0       0      0     -     -     - working^[K
                """);

        display(false, false, 120).show(report, null);
        assertThat(drawn()).startsWith("a?[2J???1m??b: RUNNING 1.0 s | a?[2J???1m??b 0/2, ").containsOnlyOnce("\n");
    }

    @Test
    void noMessageMovesTheCursor() throws IOException {
        display(true, true, 200).show(failed("a\u001b[2J\nb"), null);

        assertThat(drawn()).contains("live: ^[31mFAILED^[39m").contains("IllegalStateException: a?[2J?b^[39m^[K");
    }

    @Test
    void fillsTheBarOnlyWhenFullAndEmptiesItOnlyWhenEmpty() throws IOException {
        RunReport report = run(RunState.RUNNING, 1,
                stage("a", 1, 1000, 0, 0, 0), stage("b", 500, 1000, 0, 0, 0), stage("c", 999, 1000, 0, 0, 0),
                stage("d", 1000, 1000, 0, 0, 0), stage("e", 0, 1000, 0, 0, 0));
        display(true, false, 120).show(report, null);

        assertThat(drawn()).contains(
                "a     #----    1/1000 ", "b     ###--  500/1000 ", "c     ####-  999/1000 ", "d     ##### 1000/1000 ",
                "e     -----    0/1000 ");
    }

    @Test
    void isTheSameInEveryLocale() throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            display(false, false, 120).show(SECOND, FIRST);
            assertThat(drawn()).contains("3.0 s | detect 2/2, 7.5/s, 20 dropped");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aReportAtTheSameInstantHasNoRate() throws IOException {
        display(false, false, 120).show(SECOND, SECOND);

        assertThat(drawn()).isEqualTo("live: RUNNING 3.0 s | detect 2/2, 0/s, 20 dropped, 3 failed | show 0/8, 0/s\n");
    }

    /** Only a run can make such an exception. */
    private static RunReport failed(String message) {
        PipelineRun<Integer> failing = Pipeline.<Integer>builder("live")
                .sink("show", item -> {
                    throw new IllegalStateException(message);
                })
                .start();
        failing.put(1);
        try {
            failing.close();
        } catch (PipelineException e) {
            return run("live", RunState.FAILED, 4, Optional.of(e), SECOND.stages().toArray(StageReport[]::new));
        }
        throw new AssertionError("it did not fail");
    }
}
