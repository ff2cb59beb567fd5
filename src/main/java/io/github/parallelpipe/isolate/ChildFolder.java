package io.github.parallelpipe.isolate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A temporary folder that only the user may enter, with what a process and one child share besides memory: the socket,
 * and what the child leaves behind if it dies.
 */
final class ChildFolder {

    /** What the name of a socket may have, on every system. */
    private static final int LONGEST_NAME = 103;

    private final Path folder;

    ChildFolder() throws IOException {
        Path made = Files.createTempDirectory(prefix(), forTheUserOnly());
        folder = made;
        int length = socket().toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_NAME) {
            delete();
            throw new IOException("the path of a socket has at most " + LONGEST_NAME
                    + " bytes, so java.io.tmpdir must be shorter: " + made);
        }
    }

    /** How the names of this process's folders begin. */
    static String prefix() {
        return "stage-of-" + ProcessHandle.current().pid() + "-";
    }

    private static FileAttribute<?>[] forTheUserOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
                : new FileAttribute<?>[0];
    }

    Path socket() {
        return folder.resolve("s");
    }

    /** Where a JVM that crashes writes what it knows. */
    Path crashLog() {
        return folder.resolve("crash");
    }

    /** A file of arguments for the launcher, each in quotes. */
    Path arguments(List<String> arguments) throws IOException {
        List<String> quoted = arguments.stream()
                .map(argument -> '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .toList();
        return Files.write(folder.resolve("arguments"), quoted);
    }

    boolean hasCrashed() {
        return Files.exists(crashLog());
    }

    /** Whether the child's JVM was shut down, rather than killed. */
    boolean wasExiting() {
        return Files.exists(folder.resolve(ChildMain.EXITING));
    }

    void delete() {
        delete(folder);
    }

    /** Also while another does. */
    static void delete(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException | DirectoryIteratorException e) {
            // A child that has lost its parent has deleted it.
        }
    }
}
