package io.github.parallelpipe.observe;

/** A line that is put together from printable texts, in colours or not, and never takes more columns than it may. */
final class Line {

    /** What a part of the line is to tell by its colour. */
    enum Mark {
        NONE(""),
        WARNING("\u001b[33m"),
        ALARM("\u001b[31m");

        private final String colour;

        Mark(String colour) {
            this.colour = colour;
        }
    }

    private static final String DEFAULT_COLOUR = "\u001b[39m";

    private final boolean colours;
    private int left;
    private final StringBuilder text = new StringBuilder();

    Line(Terminal terminal) {
        this.colours = terminal.colour();
        this.left = terminal.width();
    }

    Line add(String words) {
        return add(words, Mark.NONE);
    }

    Line add(String words, Mark mark) {
        String fitting = Words.cut(words, left);
        boolean coloured = colours && mark != Mark.NONE && !fitting.isBlank();
        left = fitting.length() < words.length() ? 0 : left - Words.width(fitting);
        text.append(coloured ? mark.colour : "").append(fitting).append(coloured ? DEFAULT_COLOUR : "");
        return this;
    }

    /** On the right of so many columns, after a space. */
    Line right(String words, int columns, Mark mark) {
        add(" ".repeat(Math.max(1, columns + 1 - Words.width(words))));
        return add(words, mark);
    }

    /** On the left of so many columns; what is longer is cut, and ends in a tilde. */
    Line left(String words, int columns) {
        int width = Words.width(words);
        String fitting = width <= columns ? words : Words.cut(words, columns - 1) + "~";
        return add(fitting + " ".repeat(columns - Words.width(fitting)));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
