package io.github.parallelpipe.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineRun;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pictures beside a run. */
class ImageTest {

    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 2};

    private final PipelineRun<Integer> run = Pipeline.<Integer>builder("seen").sink("end", number -> {}).start();
    private Monitor monitor;

    @BeforeEach
    void serve() throws IOException {
        monitor = Monitor.serve(run, 0);
    }

    @AfterEach
    void end() {
        monitor.close();
        run.close();
    }

    @Test
    void isServedAsWhatItIs() throws IOException {
        monitor.image("frame", () -> JPEG).image("chart-2", () -> PNG);

        assertThat(Answer.get(monitor.port(), "/images/frame?17").header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(Answer.get(monitor.port(), "/images/chart-2").header("Content-Type")).isEqualTo("image/png");
        assertThat(Answer.get(monitor.port(), "/images/frame").header("Content-Length")).isEqualTo("4");
        assertThat(Answer.get(monitor.port(), "/images/other").status()).isEqualTo(404);
    }

    @Test
    void isAskedForAnewEachTime() throws IOException {
        byte[] picture = JPEG.clone();
        monitor.image("frame", () -> picture);
        assertThat(Answer.get(monitor.port(), "/images/frame").body()).endsWith("\u0001");
        picture[3] = 2;
        assertThat(Answer.get(monitor.port(), "/images/frame").body()).endsWith("\u0002");
    }

    @Test
    void isNamedInTheReport() throws IOException {
        monitor.image("later", () -> JPEG);
        try (EventStream watcher = new EventStream(monitor.uri())) {
            assertThat(watcher.next()).containsEntry("images", List.of("later"));
        }
    }

    @Test
    void needNotBeThereYet() throws IOException {
        monitor.image("frame", () -> new byte[0]);
        assertThat(Answer.get(monitor.port(), "/images/frame").status()).isEqualTo(204);
    }

    @Test
    void isRefusedIfItIsNoPicture() throws IOException {
        monitor.image("page", () -> "<script>".getBytes(UTF_8));
        Answer answer = Answer.get(monitor.port(), "/images/page");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("the picture is neither a JPEG nor a PNG\n");
    }

    @Test
    void mayFail() throws IOException {
        monitor.image("frame", () -> {
            throw new IllegalStateException("no light");
        });
        Answer answer = Answer.get(monitor.port(), "/images/frame");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("no light");
        assertThat(Answer.get(monitor.port(), "/").status()).isEqualTo(200);
    }

    @Test
    void mustNotBeNull() throws IOException {
        monitor.image("frame", () -> null);
        Answer answer = Answer.get(monitor.port(), "/images/frame");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("an image's source must not give null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "..", "a b", "a.png", "é", "%41"})
    void hasANameThatStandsInAPath(String name) {
        assertThatThrownBy(() -> monitor.image(name, () -> JPEG))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must be of 1 to 64 letters, digits, - and _: " + name);
    }

    @Test
    void hasANameOfItsOwn() {
        monitor.image("frame", () -> JPEG);
        assertThatThrownBy(() -> monitor.image("frame", () -> PNG))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is an image of that name: frame");
    }
}
