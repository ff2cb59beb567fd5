package io.github.parallelpipe.observe;

import io.github.parallelpipe.RunReport;
import java.io.Flushable;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a run is shown: in place on a terminal, elsewhere line after line. Each time in one piece. For one thread. */
final class Display {

    private static final String ESC = "\u001b[";
    private static final String NO_WRAP = ESC + "?7l";
    private static final String WRAP = ESC + "?7h";
    private static final String CLEAR_LINE = ESC + "K";
    private static final String CLEAR_BELOW = ESC + "J";

    private final Appendable output;
    private final Terminal terminal;

    /** How many lines the last table had, at whose end the cursor is. */
    private int drawn;

    Display(Appendable output, Terminal terminal) {
        this.output = output;
        this.terminal = terminal;
    }

    /** Shows what has happened between two reports; since the start, if there is no earlier one. */
    void show(RunReport now, @Nullable RunReport before) throws IOException {
        List<Figures> stages = Figures.between(before, now);
        if (terminal.ansi()) {
            write(inPlace(Table.lines(now, stages, terminal)));
        } else {
            write(PlainLine.of(now, stages, terminal.width()) + "\n");
        }
    }

    /** Shows the account since the start. */
    void showLast(RunReport now) throws IOException {
        show(now, null);
    }

    private String inPlace(List<String> lines) {
        StringBuilder frame = new StringBuilder(NO_WRAP);
        if (drawn > 0) {
            frame.append(ESC).append(drawn).append('A');
        }
        for (String line : lines) {
            frame.append('\r').append(line).append(CLEAR_LINE).append('\n');
        }
        drawn = lines.size();
        return frame.append(CLEAR_BELOW).append(WRAP).toString();
    }

    private void write(String text) throws IOException {
        output.append(text);
        if (output instanceof Flushable flushable) {
            flushable.flush();
        }
        if (output instanceof PrintStream stream && stream.checkError()) { // it does not throw
            throw new IOException("cannot print");
        }
    }
}
