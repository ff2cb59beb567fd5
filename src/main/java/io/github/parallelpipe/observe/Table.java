package io.github.parallelpipe.observe;

import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.StageReport;
import io.github.parallelpipe.observe.Line.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run as a table: a line for the run, one for each stage, and one for what it has failed by. */
final class Table {

    private static final int LONGEST_NAME = 16;
    private static final int BAR = 5;

    private final Terminal terminal;
    private final int names;
    private final int waiting;

    private Table(List<Figures> stages, Terminal terminal) {
        this.terminal = terminal;
        this.names = Math.min(LONGEST_NAME, widest("stage", stages.stream().map(Table::name).toList()));
        this.waiting = widest("9/9", stages.stream().map(figures -> waiting(figures.stage())).toList());
    }

    static List<String> lines(RunReport report, List<Figures> stages, Terminal terminal) {
        Table table = new Table(stages, terminal);
        List<String> lines = new ArrayList<>();
        lines.add(table.title(report));
        lines.add(table.heading());
        stages.forEach(figures -> lines.add(table.row(figures)));
        report.failure().ifPresent(failure -> lines.add(table.failure(failure)));
        return lines;
    }

    private static int widest(String least, List<String> words) {
        return Math.max(least.length(), words.stream().mapToInt(Words::width).max().orElse(0));
    }

    private static String name(Figures figures) {
        return Words.printable(figures.stage().stage());
    }

    private static String waiting(StageReport stage) {
        return stage.buffered() + "/" + stage.capacity();
    }

    private String title(RunReport report) {
        return line()
                .add(Words.printable(report.pipeline()) + ": ")
                .add(report.state().toString(), report.failure().isPresent() ? Mark.ALARM : Mark.NONE)
                .add(String.format(Locale.ROOT, " %.1f s", report.elapsed().toMillis() / 1e3))
                .toString();
    }

    private String heading() {
        return line()
                .left("stage", names)
                .add(" ").left("waiting", BAR + 1 + waiting)
                .right("taken/s", 7, Mark.NONE)
                .right("drop/s", 6, Mark.NONE)
                .right("dropped", 7, Mark.NONE)
                .right("failed", 6, Mark.NONE)
                .right("age", 5, Mark.NONE)
                .right("p99", 5, Mark.NONE)
                .right("work", 5, Mark.NONE)
                .add(" does")
                .toString();
    }

    private String row(Figures figures) {
        StageReport stage = figures.stage();
        Mark full = stage.buffered() == stage.capacity() ? Mark.WARNING : Mark.NONE;
        return line()
                .left(name(figures), names)
                .add(" ").add(bar(stage.buffered(), stage.capacity()), full)
                .right(waiting(stage), waiting, full)
                .right(Words.rate(figures.takenRate()), 7, Mark.NONE)
                .right(Words.rate(figures.dropRate()), 6, figures.dropRate() > 0 ? Mark.WARNING : Mark.NONE)
                .right(Words.count(stage.dropped()), 7, stage.dropped() > 0 ? Mark.WARNING : Mark.NONE)
                .right(Words.count(stage.failed()), 6, stage.failed() > 0 ? Mark.ALARM : Mark.NONE)
                .right(Words.quantile(figures.age(), 0.5), 5, Mark.NONE)
                .right(Words.quantile(figures.age(), 0.99), 5, Mark.NONE)
                .right(Words.quantile(figures.work(), 0.5), 5, Mark.NONE)
                .add(" " + does(stage))
                .toString();
    }

    private String failure(Exception failure) {
        return line().add(Words.printable(String.valueOf(failure.getMessage())), Mark.ALARM).toString();
    }

    private Line line() {
        return new Line(terminal);
    }

    /** All of it only if the buffer is full, and none of it only if that is empty. */
    private static String bar(int buffered, int capacity) {
        int share = (int) Math.round((double) BAR * buffered / capacity);
        int least = buffered == 0 ? 0 : 1;
        int most = buffered == capacity ? BAR : BAR - 1;
        int filled = Math.max(least, Math.min(share, most));
        return "#".repeat(filled) + "-".repeat(BAR - filled);
    }

    private static String does(StageReport stage) {
        if (!stage.running()) {
            return "ended";
        }
        return switch (stage.busy()) {
            case 0 -> "idle";
            case 1 -> "working";
            default -> stage.busy() + " working";
        };
    }
}
