package io.github.parallelpipe.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Results as an SVG picture: a panel for each group, a bar for each entrant, as long as its first figure beside the
 * group's largest, ours in another colour. The picture has no background, and its colours follow the reader's.
 */
final class BarChart {

    private static final int WIDTH = 720;
    private static final int NAMES = 210;
    private static final int BARS = 390;
    private static final int ROW = 20;
    private static final int HEADING = 34;

    private static final String STYLE =
            """
            <style>
            text { font: 12px sans-serif; fill: #1f2328; }
            .heading { font-weight: bold; }
            .value { fill: #59636e; }
            .ours { fill: #0969da; }
            .rival { fill: #afb8c1; }
            @media (prefers-color-scheme: dark) {
            text { fill: #f0f6fc; }
            .value { fill: #9198a1; }
            .ours { fill: #4493f8; }
            .rival { fill: #59636e; }
            }
            </style>""";

    private final Results results;
    private final List<String> lines = new ArrayList<>();
    private int y;

    private BarChart(Results results) {
        this.results = results;
    }

    static String of(Results results) {
        BarChart chart = new BarChart(results);
        results.groups().forEach(chart::addPanel);
        int height = chart.y + ROW / 2;
        String head = String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">",
                WIDTH, height, WIDTH, height);
        return String.join("\n", head, STYLE, String.join("\n", chart.lines), "</svg>", "");
    }

    private void addPanel(String group) {
        Figure figure = results.measure().figures().getFirst();
        y += HEADING;
        addText(4, "heading", group + ": " + figure.name());
        List<Case> ranked = results.ranked(group);
        double most = ranked.stream().mapToDouble(this::drawn).max().orElse(1);
        for (Case candidate : ranked) {
            y += ROW;
            addBar(candidate, figure, most);
        }
    }

    private void addBar(Case candidate, Figure figure, double most) {
        long length = Math.max(1, Math.round(BARS * drawn(candidate) / most));
        addText(4, "name", results.measure().label(candidate.entrant()));
        lines.add(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"2\"/>",
                candidate.entrant().isOurs() ? "ours" : "rival", NAMES, y - 12, length, ROW - 5));
        addText(NAMES + length + 6, "value", figure.format(results.value(candidate, 0)));
    }

    /** No bar for what was not to be had. */
    private double drawn(Case candidate) {
        double value = results.value(candidate, 0);
        return Double.isNaN(value) ? 0 : value;
    }

    private void addText(long x, String style, String text) {
        lines.add(String.format(
                Locale.ROOT, "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>", style, x, y, text.replace("&", "&amp;")));
    }
}
