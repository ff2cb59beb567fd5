package io.github.parallelpipe.examples.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    @Test
    void drawsASceneOfThirtySecondsUnlessToldOtherwise() {
        assertThat(parse(""))
                .isEqualTo(new VideoOptions("", 10, 1, 300, 2, Map.of(), Set.of(), Map.of(), Optional.empty(), OptionalInt.empty()));
        assertThat(parse("").isDrawn()).isTrue();
    }

    @Test
    void understandsEveryOption() {
        String line = "film --fps 25 --speed 2.5 --frames 7 --buffer 3 --slow detect=200 --slow show=5 --png out"
                + " --workers decode=2 --workers detect=3 --isolate detect --monitor 8080";
        Map<String, Integer> workers = Map.of("decode", 2, "detect", 3);
        Map<String, Duration> slow = Map.of("detect", Duration.ofMillis(200), "show", Duration.ofMillis(5));
        assertThat(parse(line))
                .isEqualTo(new VideoOptions(
                        "film",
                        25,
                        2.5,
                        7,
                        3,
                        workers,
                        Set.of("detect"),
                        slow,
                        Optional.of(Path.of("out")),
                        OptionalInt.of(8080)));
    }

    @Test
    void takesAnyPortForTheLivePageUnlessOneIsGiven() {
        assertThat(parse("--monitor").monitor()).hasValue(0);
        assertThat(parse("--monitor film").monitor()).hasValue(0);
        assertThat(parse("--monitor film").source()).isEqualTo("film");
        assertThat(parse("--monitor 65535 film").monitor()).hasValue(65_535);
    }

    @Test
    void takesAnHttpAddressForACamera() {
        assertThat(parse("http://camera/film").isCamera()).isTrue();
        assertThat(parse("https://camera/film").isCamera()).isTrue();
        assertThat(parse("httpfilm.mjpeg").isCamera()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--fsp 10            | there is no option --fsp; --help shows them",
                "one two             | one source at a time: one, two",
                "--fps               | --fps needs a value",
                "--fps fast          | --fps needs a number from above 0 to 1000: fast",
                "--speed 0           | --speed needs a number from above 0 to 1000: 0",
                "--speed NaN         | --speed needs a number from above 0 to 1000: NaN",
                "--frames 1.5        | --frames needs a whole number from 1 to 1000000000: 1.5",
                "--buffer 0          | --buffer needs a whole number from 1 to 1000: 0",
                "--buffer 99999999999| --buffer needs a whole number from 1 to 1000: 99999999999",
                "--slow detekt=1     | --slow needs one of decode, detect, track, classify, show: detekt=1",
                "--slow detect       | --slow detect needs a whole number from 1 to 60000:",
                "--slow detect=soon  | --slow detect needs a whole number from 1 to 60000: soon",
                "--workers track=2   | --workers needs decode or detect, since track and classify follow people from frame"
                        + " to frame, and show shows them in order: track=2",
                "--workers detect    | --workers detect needs a whole number from 1 to 64:",
                "--workers decode=65 | --workers decode needs a whole number from 1 to 64: 65",
                "--isolate decode    | --isolate needs detect, the only stage that can run in a JVM of its own: decode",
                "--isolate           | --isolate needs a value",
                "--monitor 65536     | --monitor needs a whole number from 1 to 65535: 65536",
                "http://cam --fps 5  | --fps and --speed are for a film; a camera sets its own pace"
            })
    void refusesWhatItDoesNotUnderstand(String line, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(line))
                .satisfies(refused -> assertThat(refused.getMessage().strip()).isEqualTo(sentence));
    }

    private static VideoOptions parse(String line) {
        return VideoOptions.parse(line.isEmpty() ? List.of() : List.of(line.split(" +")));
    }
}
