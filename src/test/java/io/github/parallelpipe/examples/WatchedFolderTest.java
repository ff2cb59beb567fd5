package io.github.parallelpipe.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.testing.Patience;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder gives each file once, and ends when told, or with its run. */
class WatchedFolderTest {

    @TempDir
    private Path folder;

    private final List<String> seen = new CopyOnWriteArrayList<>();

    private Pipeline<Path> pipeline() {
        return Pipeline.<Path>builder("inbox").sink("see", file -> seen.add(file.getFileName().toString()));
    }

    private void create(String name) throws IOException {
        Files.createFile(folder.resolve(name));
    }

    private void awaitSeen(String... names) {
        Patience.awaitUntil("seen " + List.of(names), () -> seen.equals(List.of(names)));
    }

    @Test
    void printsWhatItFindsAndWhatComes() throws Exception {
        assertThat(Printed.by(() -> WatchedFolder.main(new String[0]))).containsExactly(
                "there before", "sent as 2.txt", "sent as 3.txt", "3 files shown");
    }

    @Test
    void givesEachFileOnceAndEndsWhenTold() throws Exception {
        create("a");
        WatchedFolder inbox = new WatchedFolder(folder);
        Task<RunReport> run = Threads.VIRTUAL.start(() -> pipeline().run(inbox));
        awaitSeen("a");
        create("b");
        awaitSeen("a", "b");
        Files.delete(folder.resolve("a"));
        create("c");
        awaitSeen("a", "b", "c");

        inbox.close();

        assertThat(Ledgers.assertBalanced(run.join()).stage("see").processed()).isEqualTo(3);
    }

    @Test
    void leavesWhatComesTooLateForTheNextTime() throws Exception {
        WatchedFolder inbox = new WatchedFolder(folder);
        inbox.close();
        create("late");

        assertThat(pipeline().run(inbox).stage("see").offered()).isZero();
        assertThat(new WatchedFolder(folder).next()).hasFileName("late");
    }

    @Test
    void isNotWaitedForByARunThatHasFailed() throws Exception {
        create("bad");
        Pipeline<Path> failing = Pipeline.<Path>builder("inbox").sink("see", file -> {
            throw new IOException("unreadable");
        });
        try (WatchedFolder inbox = new WatchedFolder(folder)) {
            Task<RunReport> run = Threads.VIRTUAL.start(() -> failing.run(inbox));

            assertThat(run.failure()).isInstanceOf(PipelineException.class).hasRootCauseMessage("unreadable");
        }
    }

    @Test
    void failsWhenItsFolderIsGone() throws Exception {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        try (WatchedFolder inbox = new WatchedFolder(gone)) {
            Files.delete(gone);

            assertThatThrownBy(() -> pipeline().run(inbox))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("can no longer be watched");
        }
    }
}
