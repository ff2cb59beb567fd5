package io.github.parallelpipe.examples.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.examples.video.FakeCamera.End;
import io.github.parallelpipe.testing.Patience;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The whole program, with buffers so large that nothing is dropped where a test counts on that. */
class VideoTest {
    private static final byte[] HOLE = Images.joined(Arrays.copyOf(Images.film(1), 2000), Images.hex("FFD9"));

    @TempDir
    private Path folder;

    private final Transcript out = new Transcript();
    private final Transcript err = new Transcript();
    private final Video video = new Video(out.stream(), err.stream());

    @Test
    void showsTheDrawnSceneAndAccountsForEveryFrame() throws Exception {
        assertThat(run("--frames", "60", "--speed", "10", "--buffer", "60")).isZero();
        assertThat(out.text())
                .contains("60 frames captured")
                .contains(" 0 dropped, 0 failed")
                .contains("pool: 60 borrowed, 60 returned, 0 out");
        assertThat(outcome().addsUp()).isTrue();
        assertThat(err.text()).isEmpty();
    }

    @Test
    void dropsFramesAtASlowStageAndGivesThemBack() throws Exception {
        assertThat(run("--frames", "60", "--fps", "100", "--slow", "track=100")).isZero();
        assertThat(outcome().dropped()).isPositive();
        assertThat(outcome().addsUp()).isTrue();
        assertThat(out.text()).contains("pool: 60 borrowed, 60 returned, 0 out");
    }

    @Test
    void countsDamagedFramesOfAFileAndGoesOn() throws Exception {
        byte[] film = Images.film(4);
        byte[] cut = Arrays.copyOf(Images.film(1), 3000);
        String file = file(Images.joined(film, HOLE, film, cut));
        assertThat(run(file, "--speed", "100", "--buffer", "20")).isEqualTo(1);
        assertThat(out.text()).contains("frame 4 is damaged: ").contains("frame 9 breaks off after 3000 bytes");
        assertThat(err.text().strip()).isEqualTo("damaged frames in " + file + ": 2 of 10");
        assertThat(outcome().captured()).isEqualTo(10);
        assertThat(outcome().failed()).isEqualTo(2);
        assertThat(outcome().addsUp()).isTrue();
    }

    @Test
    void lendsAsManyFramesAsWorkersHold() throws Exception {
        String busy = "--slow decode=100 --slow detect=100 --workers decode=16 --workers detect=16";
        assertThat(run((busy + " --frames 300 --speed 100 --buffer 1").split(" "))).isZero();
        assertThat(outcome().addsUp()).isTrue();
        assertThat(out.text()).contains("returned, 0 out");
    }

    @Test
    void showsFramesInOrderThatSeveralWorkersHadAtOnce() throws Exception {
        byte[] film = new byte[0];
        for (int i = 0; i < 10; i++) { // a large one, and a small one that overtakes it if it may
            film = Images.joined(film, Images.jpeg(800, 600), Images.jpeg(40, 30));
        }
        String workers = " --workers decode=3 --workers detect=3 --speed 100 --buffer 20 --png ";
        Path pictures = folder.resolve("pictures");
        assertThat(run((file(film) + workers + pictures).split(" "))).isZero();
        assertThat(outcome().dropped()).isZero();
        List<Long> written = new ArrayList<>();
        try (Stream<Path> files = Files.list(pictures)) {
            for (Path picture : files.sorted().toList()) {
                written.add(Files.getLastModifiedTime(picture).to(TimeUnit.MICROSECONDS));
            }
        }
        assertThat(written).hasSize((int) outcome().shown()).isSorted();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signal that stops a process")
    void losesOneFrameWithAJvmThatIsKilledAndGoesOn() throws Exception {
        byte[] some = Images.joined(Images.jpeg(100, 80), Images.jpeg(100, 80), Images.jpeg(100, 80), HOLE);
        String file = file(Images.joined(Collections.nCopies(200, some).toArray(byte[][]::new)));
        CompletableFuture<Integer> status = start(file, "--fps", "100", "--buffer", "1000", "--isolate", "detect");
        out.await("frame  "); // shown, so the JVM is ready
        killWithAFrame();
        assertThat(status.get(60, TimeUnit.SECONDS)).isEqualTo(1);

        assertThat(out.text().lines().filter(line -> line.contains("was lost")))
                .singleElement()
                .asString()
                .matches("frame \\d+ was lost in detect: its JVM was killed by signal 9");
        assertThat(err.text().lines())
                .containsExactly("damaged frames in " + file + ": 200 of 800", "frames lost in detect: 1 of 800");
        assertThat(outcome().failed()).isEqualTo(201);
        assertThat(outcome().dropped()).isZero();
        assertThat(outcome().addsUp()).isTrue();
        assertThat(out.text()).contains("returned, 0 out");
    }

    @Test
    void isolatesSeveralWorkers() throws Exception {
        String isolated = "--isolate detect --workers detect=2";
        assertThat(run((isolated + " --frames 60 --speed 10 --buffer 60").split(" "))).isZero();
        assertThat(outcome().shown() + outcome().joined()).isEqualTo(60);
        assertThat(out.text()).contains("pool: 60 borrowed, 60 returned, 0 out");
        assertThat(err.text()).isEmpty();
    }

    @Test
    void writesAnnotatedPictures() throws Exception {
        Path pictures = folder.resolve("some/where");
        assertThat(run("--frames", "3", "--speed", "2", "--png", pictures.toString())).isZero();
        try (Stream<Path> files = Files.list(pictures)) {
            assertThat(files).hasSize((int) outcome().shown());
        }
    }

    @Test
    void failsWithItsReportWhenAPictureCannotBeWritten() throws Exception {
        for (int frame = 0; frame < 20; frame++) {
            Files.createDirectories(folder.resolve("frame-%06d.png".formatted(frame)));
        }
        assertThat(run("--frames", "20", "--speed", "10", "--buffer", "20", "--png", folder.toString())).isEqualTo(1);
        assertThat(err.text()).startsWith("stage 'show' of pipeline 'video' failed: ").contains("frame-0000");
        assertThat(out.text()).contains("returned, 0 out");
        assertThat(outcome().addsUp()).isTrue();
    }

    @Test
    void showsWhatACameraSends() throws Exception {
        try (FakeCamera camera = new FakeCamera(10, End.GOOD)) {
            assertThat(run(camera.address(), "--buffer", "10")).isZero();
        }
        assertThat(outcome().captured()).isEqualTo(10);
        assertThat(outcome().dropped()).isZero();
    }

    @Test
    void failsWithItsReportWhenTheCameraDies() throws Exception {
        try (FakeCamera camera = new FakeCamera(10, End.DIES)) {
            CompletableFuture<Integer> status = start(camera.address());
            out.await("frame ");
            camera.die();
            assertThat(status.get(30, TimeUnit.SECONDS)).isEqualTo(1);
            assertThat(err.text().strip())
                    .startsWith(camera.address() + " broke off after ")
                    .endsWith(" frames: it closed the connection");
        }
        assertThat(outcome().captured()).isBetween(1L, 10L);
        assertThat(outcome().addsUp()).isTrue();
        assertThat(out.text()).contains("returned, 0 out");
    }

    @Test
    void endsInOrderWhenStopped() throws Exception {
        CompletableFuture<Integer> status = start("--frames", "1000000");
        out.await("frame ");
        video.stop();
        assertThat(status.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(outcome().addsUp()).isTrue();
        assertThat(outcome().captured()).isLessThan(1000000);
    }

    @Test
    void endsInOrderWhenStoppedWhileTheCameraIsSilent() throws Exception {
        try (FakeCamera camera = new FakeCamera(1, End.FALLS_SILENT)) {
            CompletableFuture<Integer> status = start(camera.address());
            out.await("frame ");
            video.stop();
            assertThat(status.get(30, TimeUnit.SECONDS)).isZero();
        }
        assertThat(out.text()).contains("1 frames captured, 1 shown, 0 dropped, 0 failed");
    }

    @Test
    void cancelsWhatAStageStillHasWhenStoppedAndOutOfPatience() throws Exception {
        String file = file(Images.joined(Images.film(2), HOLE, Images.film(100)));
        CompletableFuture<Integer> status = start(file, "--buffer", "103", "--slow", "classify=60000"); // drops none
        out.await("frame 2 is damaged"); // so that frames 0 and 1 are on their way to the stage that is slow
        video.stop();
        status.get(30, TimeUnit.SECONDS);
        assertThat(err.text().lines()).singleElement().asString().startsWith("damaged frames in " + file + ": 1 of ");
        assertThat(out.text()).containsPattern("overran: .*classify").contains("returned, 0 out");
        assertThat(outcome().addsUp()).isTrue();
    }

    @Test
    void showsItsRunAndItsFramesLive() throws Exception {
        CompletableFuture<Integer> status = start("--frames", "1000000", "--monitor");
        out.await("frame ");
        URI page = URI.create(out.text().lines().findFirst().orElseThrow().replace("live at ", ""));
        try (InputStream in = page.resolve("images/frame").toURL().openStream()) {
            BufferedImage frame = ImageIO.read(in);
            assertThat(frame.getWidth()).isPositive();
        }
        try (InputStream in = page.resolve("report.json").toURL().openStream()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("{\"pipeline\":\"video\",\"state\":\"RUNNING\"")
                    .contains("\"images\":[\"frame\"]");
        }
        video.stop();
        assertThat(status.get(30, TimeUnit.SECONDS)).isZero();
        assertThatThrownBy(() -> page.toURL().openStream().close()).isInstanceOf(ConnectException.class);
    }

    @Test
    void refusesAPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("--monitor", "" + taken.getLocalPort())).isEqualTo(2);
            assertThat(err.text()).contains("cannot serve the monitor at ").contains(":" + taken.getLocalPort() + ": ");
        }
        assertThat(out.text()).isEmpty();
    }

    @Test
    void refusesWhatItCannotRead() throws Exception {
        Path missing = folder.resolve("missing");
        assertThat(run(missing.toString())).isEqualTo(2);
        assertThat(run(folder.toString())).isEqualTo(2);
        String text = file("no image".getBytes(StandardCharsets.US_ASCII));
        assertThat(run(text)).isEqualTo(2);
        String nobody = HttpCameraTest.addressOfNobody();
        assertThat(run(nobody)).isEqualTo(2);
        assertThat(run("--png", text, "--frames", "1")).isEqualTo(2);
        assertThat(run("--buffer")).isEqualTo(2);
        List<String> sentences = err.text().lines().toList();
        assertThat(sentences).hasSize(6);
        assertThat(sentences.subList(0, 3))
                .containsExactly(
                        "there is no file " + missing,
                        folder + " is a folder, not a file of JPEG images",
                        "there is no JPEG image in " + text);
        assertThat(sentences.get(3)).startsWith("cannot reach " + nobody + ": ");
        assertThat(sentences.get(4)).startsWith("cannot write pictures to " + text + ": ");
        assertThat(sentences.get(5)).isEqualTo("--buffer needs a value");
        assertThat(out.text()).isEmpty();
    }

    @Test
    void explainsItself() throws Exception {
        assertThat(run("--help")).isZero();
        assertThat(out.text()).startsWith("usage: Video");
    }

    private int run(String... arguments) throws InterruptedException {
        return video.run(List.of(arguments));
    }

    /**
     * Kills the detector's JVM with a frame in it: it is first stopped, and so keeps the frame that it has or is given
     * next. That it has one is all but certain once damaged ones have been found behind it; if not, none is lost, and
     * the next JVM is killed. The frames are small, since one that has not gone over as a whole is not lost either.
     */
    private void killWithAFrame() throws Exception {
        do {
            ProcessHandle child = detectors().findAny().orElseThrow();
            new ProcessBuilder("sh", "-c", "kill -STOP " + child.pid()).start().waitFor();
            long damaged = damaged();
            Patience.awaitUntil("two more damaged frames", () -> damaged() > damaged + 1);
            child.destroyForcibly();
            Patience.awaitUntil("another JVM", () -> detectors().anyMatch(other -> other.pid() != child.pid()));
        } while (!out.text().contains("was lost"));
    }

    private long damaged() {
        return out.text().lines().filter(line -> line.contains("is damaged")).count();
    }

    private static Stream<ProcessHandle> detectors() {
        return ProcessHandle.current().children()
                .filter(child -> child.info().commandLine().orElse("").contains("ChildMain"));
    }

    private CompletableFuture<Integer> start(String... arguments) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                status.complete(run(arguments));
            } catch (Throwable failure) {
                status.completeExceptionally(failure);
            }
        });
        return status;
    }

    private String file(byte[] content) throws IOException {
        return Files.write(folder.resolve("film"), content).toString();
    }

    /** What the program itself says about where every frame went. */
    private Outcome outcome() {
        String numbers = "(\\d+) frames captured, (\\d+) shown, (\\d+) dropped, (\\d+) failed, (\\d+) joined";
        Matcher line = Pattern.compile(numbers).matcher(out.text());
        assertThat(line.find()).as(out.text() + err.text()).isTrue();
        long[] number = new long[5];
        Arrays.setAll(number, i -> Long.parseLong(line.group(i + 1)));
        return new Outcome(number[0], number[1], number[2], number[3], number[4]);
    }
}
