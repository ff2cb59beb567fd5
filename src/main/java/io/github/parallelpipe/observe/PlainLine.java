package io.github.parallelpipe.observe;

import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.StageReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run as one line, for a log or a pipe. */
final class PlainLine {

    private PlainLine() {}

    static String of(RunReport report, List<Figures> stages, int width) {
        List<String> parts = new ArrayList<>();
        parts.add(String.format(
                Locale.ROOT, "%s: %s %.1f s", report.pipeline(), report.state(), report.elapsed().toMillis() / 1e3));
        stages.forEach(figures -> parts.add(stage(figures)));
        report.failure().ifPresent(failure -> parts.add(failure.getMessage()));
        return Words.cut(Words.printable(String.join(" | ", parts)), width);
    }

    private static String stage(Figures figures) {
        StageReport stage = figures.stage();
        List<String> words = new ArrayList<>();
        words.add(stage.stage() + " " + stage.buffered() + "/" + stage.capacity());
        words.add(Words.rate(figures.takenRate()) + "/s");
        if (stage.dropped() > 0) {
            words.add(Words.count(stage.dropped()) + " dropped");
        }
        if (stage.failed() > 0) {
            words.add(Words.count(stage.failed()) + " failed");
        }
        if (figures.age().count() > 0) {
            words.add(Words.quantile(figures.age(), 0.5) + ".." + Words.quantile(figures.age(), 0.99) + " old");
        }
        return String.join(", ", words);
    }
}
