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
final class MutantSource {

    private static final Path SOURCES = Path.of("src/main/java/io/github/parallelpipe/buffer");

    private MutantSource() {}

    /** The changed files, by name without {@code .java}. */
    static Map<String, String> of(Mutant mutant) {
        Map<String, String> files = new LinkedHashMap<>();
        for (Edit edit : mutant.edits()) {
            String source = files.computeIfAbsent(edit.file(), MutantSource::read);
            files.put(edit.file(), apply(edit, source, mutant));
        }
        return files;
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

    private static String read(String file) {
        try {
            return Files.readString(SOURCES.resolve(file + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
