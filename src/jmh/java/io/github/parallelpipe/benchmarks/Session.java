package io.github.parallelpipe.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs measures; prints what comes out, and writes it as a Markdown table and a picture. */
final class Session {

    private final Settings settings;
    private final String machine = Machine.line();

    Session(Settings settings) {
        this.settings = settings;
    }

    /** What a measure's own main does. */
    static void run(Measure measure, String... args) throws IOException {
        new Session(Settings.of(args)).run(measure);
    }

    void run(Measure measure) throws IOException {
        List<Case> cases = measure.cases(settings);
        if (cases.isEmpty()) {
            return;
        }
        Map<Case, double[]> medians =
                Rounds.medians(settings.rounds(), cases, asked -> measure.take(asked, settings));
        Results results = new Results(measure, cases, medians);
        String page = String.format(
                "# %s%n%n%s; median of %d.%n%n%s%n%n![%s](%s.svg)%n",
                measure.title(),
                machine,
                settings.rounds(),
                MarkdownTable.of(results),
                measure.title(),
                measure.name());
        System.out.println(page);
        Path out = Files.createDirectories(settings.out());
        Files.writeString(out.resolve(measure.name() + ".md"), page);
        Files.writeString(out.resolve(measure.name() + ".svg"), BarChart.of(results));
    }
}
