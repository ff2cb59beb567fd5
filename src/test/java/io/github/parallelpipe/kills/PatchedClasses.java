package io.github.parallelpipe.kills;

import io.github.parallelpipe.mutants.MutantLoader;
import io.github.parallelpipe.mutants.MutantSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The classes that a bug changes, in a folder that goes before the library's own on a class path. */
final class PatchedClasses {

    private PatchedClasses() {}

    /** The folder of a bug that fits the sources and compiles: one that does not is no bug any more, and fails here. */
    static Path of(Bug bug) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/kills", bug.folder()).toAbsolutePath());
        if (bug.isNone()) {
            return folder;
        }
        for (Map.Entry<String, String> file : MutantSource.of(bug.mutant()).entrySet()) {
            Path changed = sources(folder).resolve(file.getKey() + ".java");
            Files.createDirectories(changed.getParent());
            Files.writeString(changed, file.getValue());
        }
        new MutantLoader(bug.mutant()).writeTo(folder);
        return folder;
    }

    /** Where a bug's changed sources lie, for tests that compile the library themselves. */
    static Path sources(Path folder) {
        return folder.resolve("src");
    }
}
