package io.github.parallelpipe.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures are short enough for their columns. */
class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0", "99999, 99999", "99999.4, 99999", "99999.6, 100k", "100000, 100k", "99999499, 99999k", "100000000, 100M",
        "9e11, 900000M"
    })
    void counts(double count, String words) {
        assertThat(Words.count(count)).isEqualTo(words).hasSizeLessThanOrEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.04, 0.0", "0.5, 0.5", "9.94, 9.9", "9.96, 10", "1234.4, 1234"})
    void rates(double rate, String words) {
        assertThat(Words.rate(rate)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0ns", "PT0.000000999S, 999ns", "PT0.000001S, 1us", "PT0.0012S, 1.2ms", "PT0.00999S, 10ms", "PT0.9994S, 999ms",
        "PT0.9996S, 1s", "PT1.25S, 1.3s", "PT999S, 999s", "PT1000S, 17m", "PT312H, 18720m"
    })
    void durations(Duration duration, String words) {
        assertThat(Words.duration(duration)).isEqualTo(words).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void cutsBeforeACharacterThatHasNoRoom() {
        assertThat(Words.cut("\u6771\u4eac", 4)).isEqualTo("\u6771\u4eac");
        assertThat(Words.cut("\u6771\u4eac", 3)).isEqualTo("\u6771");
        assertThat(Words.cut("\ud83d\ude00x", 2)).isEqualTo("\ud83d\ude00");
        assertThat(Words.cut("abc", 0)).isEmpty();
    }
}
