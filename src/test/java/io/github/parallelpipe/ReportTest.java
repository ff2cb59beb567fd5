package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Ledgers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A report reads as a table, whoever reads it. */
class ReportTest {

    private static final StageReport DETECT =
            new StageReport(
                    "detect", 2, Overflow.DROP_OLDEST, 100, 90, 6, 1, 1, 2, 88, 1, 1, 80, 8, true, 1, Histogram.empty(),
                    Histogram.empty(), Optional.empty());
    private static final StageReport SHOW =
            new StageReport(
                    "show", 8, Overflow.DROP_OLDEST, 80, 80, 0, 0, 0, 0, 80, 0, 0, 80, 0, false, 0, Histogram.empty(),
                    Histogram.empty(), Optional.empty());
    private static final RunReport RUNNING = report(RunState.RUNNING, List.of(), Optional.empty(), 0);

    private static RunReport report(
            RunState state, List<String> overran, Optional<PipelineException> failure, long handlerFailures) {
        return new RunReport(
                "behaviour", state, Duration.ofMillis(1_500), List.of(DETECT, SHOW), overran, failure, handlerFailures,
                Optional.empty());
    }

    @Test
    void readsAsATable() {
        assertThat(RUNNING).hasToString("""
                behaviour: RUNNING after 1.5 s
                stage              offered     taken   dropped   expired discarded   waiting    failed  filtered   emitted
                detect                 100        90         6         1         1       2/2         1         8        80
                show                    80        80         0         0         0       0/8         0         0        80"""
                );
        Ledgers.assertBalanced(RUNNING);
    }

    @Test
    void tellsWhoOverranWhatFailedAndThatHandlersThrew() {
        PipelineException failure = PipelineException.failed("behaviour", "detect", new IllegalStateException("dark"));
        RunReport report = report(RunState.FAILED, List.of("detect", "show"), Optional.of(failure), 3);
        assertThat(report.toString()).startsWith("behaviour: FAILED").endsWith("""

                overran: detect, show
                stage 'detect' of pipeline 'behaviour' failed: java.lang.IllegalStateException: dark
                discard handlers threw: 3""");
    }

    @Test
    void isTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        String expected = RUNNING.toString();
        try {
            for (String tag : List.of("de-DE", "ar-EG-u-nu-arab", "tr-TR")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(RUNNING).as(tag).hasToString(expected);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void findsAStageByItsNameAndSaysWhichThereAre() {
        assertThat(RUNNING.stage("show")).isSameAs(SHOW);
        assertThatThrownBy(() -> RUNNING.stage("shwo"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no stage 'shwo' among [detect, show]");
    }

    @Test
    void keepsListsOfItsOwn() {
        List<String> overran = new ArrayList<>(List.of("detect"));
        RunReport report = report(RunState.CANCELLED, overran, Optional.empty(), 0);
        overran.clear();
        assertThat(report.overran()).containsExactly("detect");
        assertThatThrownBy(() -> report.stages().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
