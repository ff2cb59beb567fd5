package io.github.parallelpipe.examples;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.buffer.Overflow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a folder that is watched: those that are there, and those that come, each once, until it is closed. The
 * {@link WatchService} only says <em>when</em> to look; what there is, the folder says. So an event that is lost, or told
 * twice, does no harm.
 *
 * <p>The end: {@link #close()}, called by any thread, ends the source, and with it the run, which works off what it has. A
 * file that comes later stays in the folder, and is found the next time. A run that fails interrupts the wait; a folder
 * that can no longer be watched cancels the run.
 *
 * <p>Whoever delivers a file gives it a name of its own, writes it elsewhere, and moves it here when it is whole. Whoever
 * has worked it off takes it away.
 */
public final class WatchedFolder implements Pull<Path>, AutoCloseable {

    private final Path folder;
    private final WatchService watcher;
    private final Queue<Path> found = new ArrayDeque<>();
    private final Set<Path> known = new HashSet<>();

    WatchedFolder(Path folder) throws IOException {
        this.folder = folder;
        this.watcher = folder.getFileSystem().newWatchService();
        folder.register(watcher, StandardWatchEventKinds.ENTRY_CREATE); // and only then look, so that none slips through
        look();
    }

    /**
     * Runs the example: one file that is there, two that come, and then the end.
     *
     * @param args not used
     */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("inbox");
        Files.writeString(folder.resolve("1.txt"), "there before");
        // @start region="folder"
        Pipeline<Path> pipeline = Pipeline.<Path>builder("inbox")
                .buffer(4, Overflow.BLOCK) // a file can wait in its folder, so none is dropped
                .stage("read", WatchedFolder::readAndDelete)
                .sink("show", System.out::println);

        try (WatchedFolder inbox = new WatchedFolder(folder)) {
            Thread.startVirtualThread(() -> send(folder, inbox));
            RunReport report = pipeline.run(inbox); // until the sender closes it
            System.out.println(report.stage("show").processed() + " files shown");
        }
        // @end
        Files.delete(folder); // empty by now
    }

    /** A file; null once closed. */
    @Override
    public @Nullable Path next() throws InterruptedException {
        try {
            while (found.isEmpty()) {
                awaitChange();
                look();
            }
            return found.remove();
        } catch (ClosedWatchServiceException e) {
            return null; // told to end
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitChange() throws InterruptedException, IOException {
        WatchKey key = watcher.take();
        key.pollEvents();
        if (!key.reset()) {
            throw new IOException("can no longer be watched: " + folder);
        }
    }

    private void look() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.sorted().toList();
            known.retainAll(files);
            files.stream().filter(known::add).forEach(found::add);
        }
    }

    @Override
    public void close() throws IOException {
        watcher.close();
    }

    private static void send(Path folder, WatchedFolder inbox) {
        try (inbox) {
            for (String name : List.of("2.txt", "3.txt")) {
                Path written = Files.writeString(Files.createTempFile("outbox", name), "sent as " + name);
                Files.move(written, folder.resolve(name));
            }
            while (!isEmpty(folder)) {
                Thread.sleep(10); // the reader deletes what it has read
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String readAndDelete(Path file) throws IOException {
        String text = Files.readString(file);
        Files.delete(file);
        return text;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
