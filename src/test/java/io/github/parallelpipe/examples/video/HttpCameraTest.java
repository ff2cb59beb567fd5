package io.github.parallelpipe.examples.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.parallelpipe.examples.video.FakeCamera.End;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HttpCameraTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Frame frame = new Frame();

    @Test
    void readsThePartsOfTheAnswer() throws Exception {
        try (FakeCamera camera = new FakeCamera(3, End.GOOD);
                HttpCamera film = HttpCamera.connect(camera.address(), LONG)) {
            for (int i = 0; i < 3; i++) {
                assertThat(film.read(frame)).isTrue();
                assertThat(new Decoder().decode(frame).picture().getWidth()).isEqualTo(DrawnScene.WIDTH);
            }
            assertThat(film.read(frame)).isFalse();
        }
    }

    @Test
    void failsWhenTheCameraDies() throws Exception {
        try (FakeCamera camera = new FakeCamera(2, End.DIES);
                HttpCamera film = HttpCamera.connect(camera.address(), LONG)) {
            assertThat(film.read(frame)).isTrue();
            assertThat(film.read(frame)).isTrue();
            camera.die();
            assertThatIOException().isThrownBy(() -> film.read(frame)).withMessage("it closed the connection");
        }
    }

    @Test
    void failsWhenTheCameraFallsSilent() throws Exception {
        try (FakeCamera camera = new FakeCamera(1, End.FALLS_SILENT);
                HttpCamera film = HttpCamera.connect(camera.address(), LONG, Duration.ofSeconds(1))) {
            assertThatIOException()
                    .isThrownBy(() -> readToTheEnd(film)) // on a busy machine, its one image may be late, too
                    .withMessage("it sent no image for 1 s");
        }
    }

    @Test
    void endsAReadUnderWayWhenClosed() throws Exception {
        try (FakeCamera camera = new FakeCamera(1, End.FALLS_SILENT)) {
            HttpCamera film = HttpCamera.connect(camera.address(), Duration.ofMinutes(10));
            assertThat(film.read(frame)).isTrue();
            CompletableFuture<Boolean> read = new CompletableFuture<>();
            Thread.startVirtualThread(() -> read.complete(readsAnother(film)));
            film.close();
            assertThat(read.get(30, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void refusesAnAnswerThatIsAnError() throws Exception {
        try (FakeCamera camera = new FakeCamera(1, End.GOOD)) {
            assertThatIOException()
                    .isThrownBy(() -> HttpCamera.connect(camera.wrongAddress(), LONG))
                    .withMessage("cannot reach " + camera.wrongAddress() + ": it answers with HTTP status 404");
        }
    }

    @Test
    void refusesAnAddressWhereNobodyAnswers() throws Exception {
        String address = addressOfNobody();
        assertThatIOException()
                .isThrownBy(() -> HttpCamera.connect(address, LONG))
                .withMessage("cannot reach " + address + ": nobody answers");
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertThatIOException()
                .isThrownBy(() -> HttpCamera.connect("http://no host", LONG))
                .withMessageStartingWith("cannot reach http://no host: ");
        assertThatIOException()
                .isThrownBy(() -> HttpCamera.connect("http:", LONG))
                .withMessageStartingWith("cannot reach http:: ");
    }

    /** An address that was free a moment ago. */
    static String addressOfNobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort() + "/";
        }
    }

    private void readToTheEnd(HttpCamera film) throws IOException {
        while (film.read(frame)) {
            // what it shows is of no interest
        }
    }

    private boolean readsAnother(HttpCamera film) {
        try {
            return film.read(frame);
        } catch (IOException closed) {
            return false;
        }
    }
}
