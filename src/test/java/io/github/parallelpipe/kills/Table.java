package io.github.parallelpipe.kills;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows, as a page shows them.
 *
 * @param rows a row for each bug
 */
record Table(List<Row> rows) {

    /** In Markdown. */
    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(line(Stream.concat(
                Stream.of("bug"),
                Stream.concat(Stream.of(Layer.values()).map(Table::heading), Stream.of("for example by")))));
        lines.add("|---".repeat(Layer.values().length + 2) + "|");
        rows.forEach(row -> lines.add(line(cells(row))));
        return String.join("\n", lines) + "\n";
    }

    /** What is wrong with the rows, a sentence each. */
    List<String> breaches() {
        return rows.stream().map(Row::breach).flatMap(Optional::stream).toList();
    }

    private static String heading(Layer layer) {
        return layer.isInNormalBuild() ? "**" + layer.title() + "**" : layer.title();
    }

    private static Stream<String> cells(Row row) {
        return Stream.concat(
                Stream.concat(
                        Stream.of(row.bug().name()),
                        Stream.of(Layer.values()).map(layer -> row.verdict(layer).cell())),
                Stream.of(row.example().map(name -> "`" + name + "`").orElse("–")));
    }

    private static String line(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |"));
    }
}
