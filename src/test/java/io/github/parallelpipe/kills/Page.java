package io.github.parallelpipe.kills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page, of which the part between two markers is written by a program. */
final class Page {

    static final String BEGIN = "<!-- kill table: begin -->";
    static final String END = "<!-- kill table: end -->";

    private Page() {}

    /** Replaces what is between the markers of a file. */
    static void write(Path file, String text) throws IOException {
        Files.writeString(file, with(Files.readString(file), text));
    }

    static String with(String page, String text) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("page needs the markers " + BEGIN + " and " + END + ", in this order");
        }
        return page.substring(0, begin + BEGIN.length()) + "\n" + text + page.substring(end);
    }
}
