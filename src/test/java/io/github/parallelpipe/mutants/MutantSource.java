package io.github.parallelpipe.mutants;

import io.github.parallelpipe.mutants.Mutant.Edit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Applies a mutant's changes to the source that is there now. */
public final class MutantSource {

    private static final Path SOURCES = Path.of("src/main/java/io/github/parallelpipe");

    /** Files here take the place of the library's: the kill table has tests compile a library with a bug, unawares. */
    private static final Path CHANGED = Path.of(System.getProperty("mutants.sources", "target/no-changed-sources"));

    private MutantSource() {}

    /**
     * The files that a mutant changes.
     *
     * @param mutant the mutant
     * @return the text of each changed file, by its name as in {@link Edit#file()}
     * @throws AssertionError if the mutant does not fit the source
     */
    public static Map<String, String> of(Mutant mutant) {
        Map<String, String> files = new LinkedHashMap<>();
        for (Edit edit : mutant.edits()) {
            String source = files.computeIfAbsent(edit.file(), MutantSource::original);
            files.put(edit.file(), apply(edit, source, mutant));
        }
        return files;
    }

    /**
     * A file as it is.
     *
     * @param file its name, as in {@link Edit#file()}
     * @return its text
     */
    public static String original(String file) {
        try {
            Path changed = CHANGED.resolve(file + ".java");
            return Files.readString(Files.exists(changed) ? changed : SOURCES.resolve(file + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The name of the class that a file declares.
     *
     * @param file its name, as in {@link Edit#file()}
     * @return the class's name, with its package
     */
    public static String className(String file) {
        return "io.github.parallelpipe." + file.replace('/', '.');
    }

    private static String apply(Edit edit, String source, Mutant mutant) {
        Matcher place = pattern(edit.from()).matcher(source);
        if (!place.find()) {
            throw misfit(mutant, "does not fit " + edit.file() + " any more: " + edit.from());
        }
        String changed = source.substring(0, place.start()) + edit.to() + source.substring(place.end());
        if (place.find()) {
            throw misfit(mutant, "fits " + edit.file() + " in two places: " + edit.from());
        }
        return changed;
    }

    private static AssertionError misfit(Mutant mutant, String how) {
        return new AssertionError("mutant \"" + mutant + "\" " + how);
    }

    /** The text, line by line, indented in any way. */
    private static Pattern pattern(String text) {
        return Pattern.compile(
                text.strip().lines().map(String::strip).map(Pattern::quote).collect(Collectors.joining("\\s+")));
    }
}
