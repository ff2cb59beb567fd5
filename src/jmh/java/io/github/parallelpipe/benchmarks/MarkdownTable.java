package io.github.parallelpipe.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Results as Markdown: each group's figures, best first, and what they are beside the targets. */
final class MarkdownTable {

    private static final Figure RATIO = Figure.more("ratio", 2);

    private final Results results;
    private final Measure measure;
    private final List<Figure> figures;
    private final List<String> lines = new ArrayList<>();

    private MarkdownTable(Results results) {
        this.results = results;
        this.measure = results.measure();
        this.figures = measure.figures();
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

    private String name(Entrant entrant) {
        String label = measure.label(entrant);
        return entrant.isOurs() ? "**" + label + "**" : label;
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
            measure.targets().stream()
                    .filter(target -> group.contains(target.group()))
                    .forEach(target -> addTarget(group, target));
        }
    }

    private void addTarget(String group, Target target) {
        OptionalDouble ours = results.ours(group, target.figure(), target.ours());
        OptionalDouble best = results.best(group, target);
        if (ours.isEmpty() || best.isEmpty() && !target.isLimit()) {
            return;
        }
        Figure figure = figures.get(target.figure());
        double ratio = ours.getAsDouble() / best.orElse(Double.NaN);
        addRow(
                group,
                String.join(
                        " | ",
                        figure.name(),
                        figure.format(ours.getAsDouble()),
                        target.against(),
                        figure.format(best.orElse(Double.NaN)),
                        RATIO.format(ratio),
                        wanted(figure, target),
                        verdict(figure, target, target.isLimit() ? ours.getAsDouble() : ratio)));
    }

    private static String wanted(Figure figure, Target target) {
        if (Double.isNaN(target.reach())) {
            return "";
        }
        return (figure.better() == Figure.Better.MORE ? "≥ " : "≤ ") + target.reach();
    }

    private static String verdict(Figure figure, Target target, double reached) {
        if (Double.isNaN(target.reach())) {
            return "";
        }
        return target.isMet(figure, reached) ? "yes" : "no";
    }

    private void addRow(String first, String others) {
        lines.add("| " + first + " | " + others + " |");
    }
}
