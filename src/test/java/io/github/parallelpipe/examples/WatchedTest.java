package io.github.parallelpipe.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A run that is watched shows itself, at the end as it has ended. */
class WatchedTest {

    @Test
    void printsALineNowAndThenAndTheEnd() throws Exception {
        List<String> lines = Printed.by(() -> Watched.main(new String[0]));

        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(lines.subList(0, lines.size() - 1)).allMatch(line -> line.startsWith("watched: "));
        assertThat(lines.getLast()).startsWith("watched: COMPLETED").contains("track 0/8", " dropped", " old");
    }
}
