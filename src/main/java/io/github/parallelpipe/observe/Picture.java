package io.github.parallelpipe.observe;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.StageReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A pipeline as a diagram: its stages, and between them their buffers. Of a run, with what waits in each buffer, what it
 * has dropped, and how old the items were that came through it (the median, and the 99th percentile), at the moment of the
 * report.
 *
 * <pre>{@code
 * Files.writeString(path, Picture.of(run.report()).toMermaid());
 * }</pre>
 *
 * <p>Any name is allowed: what would mean something to the diagram's language is written so that it does not.
 */
public final class Picture {

    /**
     * A stage, and what there is to say of the buffer in front of it.
     *
     * @param name   the stage's name
     * @param buffer a few words, empty if there are none
     */
    private record Box(String name, String buffer) {}

    private final String name;
    private final List<Box> boxes;

    private Picture(String name, List<Box> boxes) {
        this.name = name;
        this.boxes = boxes;
    }

    /**
     * A pipeline's definition.
     *
     * @param pipeline the pipeline
     * @return its picture
     */
    public static Picture of(Pipeline<?> pipeline) {
        Objects.requireNonNull(pipeline, "pipeline must not be null");
        return new Picture(
                pipeline.name(), pipeline.stages().stream().map(stage -> new Box(stage, "")).toList());
    }

    /**
     * A run, as a report has found it.
     *
     * @param report the report
     * @return its picture
     */
    public static Picture of(RunReport report) {
        Objects.requireNonNull(report, "report must not be null");
        return new Picture(
                report.pipeline(), report.stages().stream().map(stage -> new Box(stage.stage(), buffer(stage))).toList());
    }

    private static String buffer(StageReport stage) {
        String waiting = stage.buffered() + "/" + stage.capacity();
        List<String> words = new ArrayList<>(List.of(waiting));
        add(words, stage.dropped(), "dropped");
        add(words, stage.expired(), "expired");
        add(words, stage.discarded(), "discarded");
        if (stage.age().count() > 0) {
            words.add("age " + Words.quantile(stage.age(), 0.5) + " (p99 " + Words.quantile(stage.age(), 0.99) + ")");
        }
        return String.join(", ", words);
    }

    private static void add(List<String> words, long count, String what) {
        if (count > 0) {
            words.add(count + " " + what);
        }
    }

    /**
     * In the language of Mermaid, as GitHub and others draw it in a block of code of the kind {@code mermaid}.
     *
     * @return the text, of several lines, each with its end
     */
    public String toMermaid() {
        StringBuilder text = new StringBuilder("flowchart LR\n");
        text.append("    put([\"").append(inMermaid(name)).append("\"])\n");
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            String label = box.buffer().isEmpty() ? "" : "|\"" + box.buffer() + "\"|";
            text.append("    ").append(i == 0 ? "put" : "s" + (i - 1)).append(" -->").append(label);
            text.append(" s").append(i).append("[\"").append(inMermaid(box.name())).append("\"]\n");
        }
        return text.toString();
    }

    /** Everything that is neither a letter, a digit nor a space, by its number. */
    private static String inMermaid(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (Character.isLetterOrDigit(character) || character == ' ' || character == '-' || character == '_') {
                safe.appendCodePoint(character);
            } else {
                safe.append('#').append(character).append(';');
            }
        });
        return safe.toString();
    }

    /**
     * In the language of Graphviz, for {@code dot -Tsvg}.
     *
     * @return the text, of several lines, each with its end
     */
    public String toDot() {
        StringBuilder text = new StringBuilder("digraph {\n    rankdir=LR;\n    node [shape=box];\n");
        text.append("    put [shape=plaintext, label=").append(inDot(name)).append("];\n");
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            text.append("    s").append(i).append(" [label=").append(inDot(box.name())).append("];\n");
            text.append("    ").append(i == 0 ? "put" : "s" + (i - 1)).append(" -> s").append(i);
            text.append(" [label=").append(inDot(box.buffer())).append("];\n");
        }
        return text.append("}\n").toString();
    }

    private static String inDot(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\r", " ").replace("\n", "\\n") + '"';
    }
}
