package io.github.parallelpipe.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Results as Markdown: each group's figures, best first, and what they are beside the targets. */
final class MarkdownTable {

    private final Results results;
    private final List<Figure> figures;
    private final List<String> lines = new ArrayList<>();

    private MarkdownTable(Results results) {
        this.results = results;
        this.figures = results.measure().figures();
    }

    static String of(Results results) {
        MarkdownTable table = new MarkdownTable(results);
        table.addFigures();
        table.lines.add("");
        table.addTargets();
        return String.join("\n", table.lines);
    }

    private void addFigures() {
        addRow("", figures.stream().map(Figure::name).collect(Collectors.joining(" | ")));
        lines.add("|---|" + "---:|".repeat(figures.size()));
        for (String group : results.groups()) {
            addRow("**" + group + "**", " |".repeat(figures.size() - 1));
            for (Case ranked : results.ranked(group)) {
                addRow(name(ranked.entrant()), values(ranked));
            }
        }
    }

    private static String name(Entrant entrant) {
        return entrant.isOurs() ? "**" + entrant.label() + "**" : entrant.label();
    }

    private String values(Case ranked) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            values.add(figures.get(i).format(results.value(ranked, i)));
        }
        return String.join(" | ", values);
    }

    private void addTargets() {
        addRow("", "figure | ours | against | theirs | ratio | target | met");
        lines.add("|---|---|---:|---|---:|---:|---:|---|");
        for (String group : results.groups()) {
            results.measure().targets().stream()
                    .filter(target -> group.contains(target.group()))
                    .forEach(target -> addTarget(group, target));
        }
    }

    private void addTarget(String group, Target target) {
        OptionalDouble ours = results.ours(group, target.figure());
        OptionalDouble best = results.best(group, target);
        if (ours.isEmpty() || best.isEmpty()) {
            return;
        }
        Figure figure = figures.get(target.figure());
        double ratio = ours.getAsDouble() / best.getAsDouble();
        addRow(
                group,
                String.join(
                        " | ",
                        figure.name(),
                        figure.format(ours.getAsDouble()),
                        target.against(),
                        figure.format(best.getAsDouble()),
                        String.format(Locale.ROOT, "%.2f", ratio),
                        wanted(figure, target),
                        verdict(figure, target, ratio)));
    }

    private static String wanted(Figure figure, Target target) {
        if (Double.isNaN(target.ratio())) {
            return "";
        }
        return (figure.better() == Figure.Better.MORE ? "≥ " : "≤ ") + target.ratio();
    }

    private static String verdict(Figure figure, Target target, double ratio) {
        if (Double.isNaN(target.ratio())) {
            return "";
        }
        return target.isMet(figure, ratio) ? "yes" : "no";
    }

    private void addRow(String first, String others) {
        lines.add("| " + first + " | " + others + " |");
    }
}
